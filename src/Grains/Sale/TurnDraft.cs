using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Sale;

/// <summary>A turn while it is being decided: the rules add to it message by message.</summary>
internal sealed class TurnDraft(Conversation conversation, ProductCatalog catalog, PaymentOptions payment, DateTimeOffset now)
{
    // What outweighs what when one turn answers several messages.
    private static readonly Intent[] Weight =
    [
        Intent.Unknown, Intent.Greeting, Intent.Thanks, Intent.OutOfDomain, Intent.Discovery,
        Intent.Photo, Intent.Color, Intent.Size, Intent.Payment, Intent.Complaint,
    ];

    private const int MaxQuestions = 3;

    private readonly List<SpeechAct> acts = [];
    private readonly List<HeardFact> facts = [];

    public ProductCatalog Catalog { get; } = catalog;

    /// <summary>What is remembered of the customer.</summary>
    public CustomerMemory Memory { get; init; } = CustomerMemory.Empty;

    /// <summary>The turn's time.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The shop's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What the turn learned of the customer, in order.</summary>
    public ImmutableArray<HeardFact> Facts => [.. facts];

    public PaymentOptions Payment { get; } = payment;

    /// <summary>What is paid at once when the rest is paid on delivery.</summary>
    public LocalizedText Prepayment => ProductActs.Prepayment(Payment, Catalog);

    public Findings Findings { get; init; } = Findings.None;

    public Lookups Lookups { get; private set; } = Lookups.None;

    /// <summary>What the photos of the turn show, as far as they may show products.</summary>
    public List<PhotoVerdict> Sightings { get; } = [];

    /// <summary>The conversation before the turn.</summary>
    public Conversation Start { get; } = conversation;

    public Conversation Conversation { get; set; } = conversation;

    /// <summary>Whether an earlier turn has listed all that the order holds, and asked how it is paid.</summary>
    public bool HasListed(OrderDraft order) =>
        Start is { State: ConversationState.PaymentDelivery, Order: { ReadBack: true, Placed: false, Payment: null } earlier }
        && earlier.Lines.SequenceEqual(order.Lines);

    /// <summary>What becomes of the shop's orders with this turn.</summary>
    public OrderChanges Orders { get; set; } = OrderChanges.None;

    /// <summary>Whether the last message asked for other products than the chosen one.</summary>
    public bool Browsing { get; set; }

    /// <summary>How much the customer is ready to pay for a piece, as the message says; null if it does not.</summary>
    public decimal? Budget { get; set; }

    /// <summary>Whether the last message brought a proof of payment for the order that is with a manager.</summary>
    public bool ProofCame { get; set; }

    /// <summary>Whether a message was a prompt injection.</summary>
    public bool HasPromptInjection { get; set; }

    /// <summary>The commands of the turn, each with what became of it.</summary>
    public List<CarriedCommand> Carried { get; } = [];

    /// <summary>What a model proposed and did not pass the checks.</summary>
    public List<DroppedCommand> Dropped { get; } = [];

    /// <summary>How each message was understood, in order.</summary>
    public List<MessageReading> Readings { get; } = [];

    /// <summary>Who understood the messages: the model if it understood one of them.</summary>
    public Reader ReadBy { get; set; }

    /// <summary>Whether the customer said that the answer comes later: nothing is asked meanwhile.</summary>
    public bool Waits { get; set; }

    public Intent? Topic { get; private set; }

    public double Confidence { get; private set; } = 1;

    public string? Reason { get; private set; }

    /// <summary>Whether a person takes over; after a mere notice the shop goes on.</summary>
    public bool HandsOver => Reason is { } reason && !EscalationReasons.IsNotice(reason);

    public IReadOnlyList<SpeechAct> Acts => acts;

    public Product? Product => Catalog.Find(Conversation.Selection.ProductId);

    public Progress Progress => Conversation.Progress with
    {
        Browsing = Browsing,
        ProofCame = ProofCame,
        UpsellDue = ProofCame && UpsellRules.Fitting(this) is not null,
    };

    /// <summary>The shop's day of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>Remembers what a message taught, given the conversation before it.</summary>
    public void Learn(Conversation before, TranscriptLine message) =>
        facts.AddRange(FactReader.Read(before, Conversation, message, Catalog));

    /// <summary>Says something, once.</summary>
    public void Say(SpeechAct act)
    {
        if (!acts.Exists(other => other.Key == act.Key && other.Facts.SequenceEqual(act.Facts)))
            acts.Add(act);
    }

    public void Say(string key) => Say(new SpeechAct(key));

    public void SayFirst(SpeechAct act) => acts.Insert(0, act);

    public bool Says(string key) => acts.Exists(act => act.Key == key);

    public void Unsay() => acts.Clear();

    public void Unsay(params IEnumerable<string> keys) => acts.RemoveAll(act => keys.Contains(act.Key));

    /// <summary>Asks how the customer's subscription stands.</summary>
    public void AskAboutSubscription() => Lookups = Lookups with { Subscription = true };

    /// <summary>Asks for products that a text means; a turn is given one such search.</summary>
    public void AskAboutText(string text) => Lookups = Lookups.Texts.IsEmpty ? Lookups with { Texts = [text] } : Lookups;

    /// <summary>Asks what documents say about a question; a turn is given few such searches.</summary>
    public void AskDocuments(string question)
    {
        if (Lookups.Questions.Length < MaxQuestions && !Lookups.Questions.Contains(question))
            Lookups = Lookups with { Questions = Lookups.Questions.Add(question) };
    }

    /// <summary>Asks for a look at a photo; those beyond the first few are nobody's to look at.</summary>
    public void AskAboutPhoto(string photo)
    {
        if (Lookups.Photos.Length < PhotoOptions.MaxPhotos && !Lookups.Photos.Contains(photo))
            Lookups = Lookups with { Photos = Lookups.Photos.Add(photo) };
    }

    /// <summary>Calls a person. The first reason of a turn stands, but one that hands over outweighs a notice.</summary>
    public void Escalate(string reason)
    {
        if (Reason is null || (!HandsOver && !EscalationReasons.IsNotice(reason)))
            Reason = reason;
    }

    public void Escalate(string reason, string key)
    {
        Escalate(reason);
        Say(key);
    }

    /// <summary>Notes what a message was about.</summary>
    public void Note(Classification classification)
    {
        if (Topic is not { } other || Array.IndexOf(Weight, classification.Intent) >= Array.IndexOf(Weight, other))
            Topic = classification.Intent;
        Confidence = Math.Min(Confidence, classification.Confidence);
    }

    /// <summary>Notes what a message was about, and moves on.</summary>
    public void Follow(Classification classification)
    {
        Note(classification);
        // Who asks for a person does not complain: the state becomes that of a call for a person when the turn ends.
        if (classification.Reason is not EscalationReasons.ManagerRequested)
            Advance(classification.Intent);
    }

    /// <summary>Moves through the table.</summary>
    public void Advance(Intent intent) => Conversation = Conversation.In(TransitionTable.Next(Conversation.State, intent, Progress));
}
