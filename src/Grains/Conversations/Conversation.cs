using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Conversations;

/// <summary>
/// Where a conversation stands: what the rules of the sale decide upon. Small (below 2 KiB as JSON), and every member has a
/// default, so that what was stored by an earlier version still loads.
/// </summary>
public sealed record Conversation
{
    /// <summary>The state.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ConversationState State { get; init; } = ConversationState.Init;

    /// <summary>The dialogue phase; always one of the state's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DialoguePhase Phase { get; init; } = DialoguePhase.Init;

    /// <summary>The language of the answers: <c>uk</c>, <c>ru</c> or <c>en</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string Language { get; init; } = "uk";

    /// <summary>What the last turn was about.</summary>
    public Intent? LastIntent { get; init; }

    /// <summary>What is being chosen at the moment.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>What was chosen of other products before, oldest first, so that who comes back to one finds it as it was.</summary>
    public ImmutableArray<Selection> Earlier { get; init; } = [];

    /// <summary>What was offered before the selection and neither taken nor refused, so that "both" means something; else null.</summary>
    public Selection? OfferedBefore { get; init; }

    /// <summary>Products of the last answer that named some, in its order, so that "the second one" means something.</summary>
    public ImmutableArray<string> Shown { get; init; } = [];

    /// <summary>What fitted as well and had no room in that answer, in order; it is shown on request.</summary>
    public ImmutableArray<string> Unshown { get; init; } = [];

    /// <summary>Several pieces that are wanted together, while it is not known of each which one it is; else none.</summary>
    public ImmutableArray<WantedItem> Wanted { get; init; } = [];

    /// <summary>Whether it is bought for a boy, as the customer told it.</summary>
    public bool ForBoy { get; init; }

    /// <summary>The child's height in centimetres, as the customer told it.</summary>
    public int? Height { get; init; }

    /// <summary>The heights of the other children that the same message told of, in centimetres.</summary>
    public ImmutableArray<int> OtherHeights { get; init; } = [];

    /// <summary>Whether of a boy and a girl whose heights were told the boy is the taller one; null if it is not known.</summary>
    public bool? BoyIsTaller { get; init; }

    /// <summary>A height guessed from an age or known from an earlier visit, which the customer has not confirmed.</summary>
    public int? SuggestedHeight { get; init; }

    /// <summary>A height known from an earlier visit was offered in this one.</summary>
    public bool HeightSuggested { get; init; }

    /// <summary>The delivery of an earlier visit was offered in this one.</summary>
    public bool DeliverySuggested { get; init; }

    /// <summary>The order being collected.</summary>
    public OrderDraft Order { get; init; } = new();

    /// <summary>The business day of the last greeting.</summary>
    public DateOnly? GreetedOn { get; init; }

    /// <summary>Whether the shop has introduced itself.</summary>
    public bool Introduced { get; init; }

    /// <summary>The last call for a person.</summary>
    public RaisedAlert? Alert { get; init; }

    /// <summary>The customer asked not to be written to; until they write about the goods again.</summary>
    public bool OptedOut { get; init; }

    /// <summary>Photos that could not be recognised, in a row.</summary>
    public int UnrecognisedPhotos { get; init; }

    /// <summary>Messages that were not understood, in a row.</summary>
    public int NotUnderstood { get; init; }

    /// <summary>Prompt injections so far.</summary>
    public int Intrusions { get; init; }

    /// <summary>Turns in a row whose answers by a language model were all refused.</summary>
    public int RefusedAnswers { get; init; }

    /// <summary>Fingerprints of the last turns, see <c>LoopGuard</c>.</summary>
    public ImmutableArray<string> Recent { get; init; } = [];

    /// <summary>How far the sale has come.</summary>
    [JsonIgnore]
    public Progress Progress => new()
    {
        ProductKnown = Selection.ProductId is not null,
        SizeKnown = Selection.Size is not null,
        ColorKnown = Selection.Color is not null,
        Offered = Selection.Offered,
        OrderOpen = !Order.Placed && !Order.Lines.IsEmpty,
        DeliveryKnown = Order.Recipient.Complete,
        OrderPlaced = Order.Placed,
        ProofAwaited = Order.AwaitsProof,
    };

    /// <summary>The conversation in a state, with the phase that belongs to it.</summary>
    public Conversation In(ConversationState state) => this with { State = state, Phase = Phases.Of(state, Progress) };

    /// <summary>
    /// The conversation after a person was called: in one step over and completed, except that a complaint and what is not the
    /// shop's business keep their own state until the person has dealt with them.
    /// </summary>
    public Conversation HandedOver(string reason) => In(State switch
    {
        ConversationState.Complaint => State,
        ConversationState.OutOfDomain when reason is not EscalationReasons.ManagerRequested => State,
        _ => ConversationState.End,
    });
}
