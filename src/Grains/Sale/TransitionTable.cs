using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using static MirtAi.Grains.Conversations.ConversationState;
using static MirtAi.Grains.Sale.TransitionCondition;
using Target = (MirtAi.Grains.Sale.TransitionCondition When, MirtAi.Grains.Conversations.ConversationState To);

namespace MirtAi.Grains.Sale;

/// <summary>
/// The sale as one table, total over state and intent: of the rows of a state and intent the first whose condition holds
/// gives the next state, and the last one always holds. An escalation overrides the table, see
/// <see cref="Conversation.HandedOver"/>.
/// </summary>
public static class TransitionTable
{
    // What several states have in common. Fields are set in the order of their lines, so these stand before the rows.
    private static readonly Target[] Choosing =
        [If(Browsing, Discovery), If(ItemComplete, Offer), If(ProductKnown, SizeColor), To(Discovery)];

    private static readonly Target[] Fitting = [If(ItemComplete, Offer), To(SizeColor)];

    private static readonly Target[] Paying =
        [If(UpsellDue, Upsell), If(ProofCame, End), If(OrderOpen, PaymentDelivery), If(ItemComplete, PaymentDelivery)];

    private static readonly Target[] Ordering = [.. Paying, If(ProductKnown, SizeColor), If(ProofAwaited, PaymentDelivery)];

    /// <summary>All rows, in the order in which they are tried.</summary>
    public static readonly ImmutableArray<Transition> Rows =
    [
        .. From(Init, [Intent.Unknown], To(Init)),
        .. From(Init, [Intent.Greeting], To(Discovery)),
        .. From(Init, [Intent.Discovery], If(Browsing, Discovery), If(ItemComplete, Offer), To(Discovery)),
        .. From(Init, [Intent.Photo], To(Vision)),
        .. From(Init, [Intent.Size, Intent.Color], Fitting),
        .. From(Init, [Intent.Payment], [.. Ordering, To(Discovery)]),
        .. From(Init, [Intent.Complaint], To(Complaint)),
        .. From(Init, [Intent.Thanks], To(End)),
        .. From(Init, [Intent.OutOfDomain], To(OutOfDomain)),

        .. From(Discovery, [Intent.Unknown, Intent.Greeting], To(Discovery)),
        .. From(Discovery, [Intent.Discovery], Choosing),
        .. From(Discovery, [Intent.Photo], To(Vision)),
        .. From(Discovery, [Intent.Size, Intent.Color], Fitting),
        .. From(Discovery, [Intent.Payment], [.. Ordering, To(Discovery)]),
        .. From(Discovery, [Intent.Complaint], To(Complaint)),
        .. From(Discovery, [Intent.Thanks], To(End)),
        .. From(Discovery, [Intent.OutOfDomain], To(OutOfDomain)),

        .. From(Vision, [Intent.Unknown, Intent.Greeting, Intent.Photo], To(Vision)),
        .. From(Vision, [Intent.Discovery], If(Browsing, Discovery), If(ItemComplete, Offer), To(SizeColor)),
        .. From(Vision, [Intent.Size, Intent.Color], Fitting),
        .. From(Vision, [Intent.Payment], [.. Paying, To(SizeColor)]),
        .. From(Vision, [Intent.Complaint], To(Complaint)),
        .. From(Vision, [Intent.Thanks], To(End)),
        .. From(Vision, [Intent.OutOfDomain], To(OutOfDomain)),

        .. From(SizeColor, [Intent.Unknown, Intent.Greeting], To(SizeColor)),
        .. From(SizeColor, [Intent.Discovery], If(Browsing, Discovery), If(ItemComplete, Offer), To(SizeColor)),
        .. From(SizeColor, [Intent.Photo], To(Vision)),
        .. From(SizeColor, [Intent.Size, Intent.Color], Fitting),
        .. From(SizeColor, [Intent.Payment], [.. Paying, To(SizeColor)]),
        .. From(SizeColor, [Intent.Complaint], To(Complaint)),
        .. From(SizeColor, [Intent.Thanks], To(End)),
        .. From(SizeColor, [Intent.OutOfDomain], To(OutOfDomain)),

        .. From(Offer, [Intent.Unknown, Intent.Greeting], To(Offer)),
        .. From(Offer, [Intent.Discovery], If(Browsing, Discovery), If(ItemComplete, Offer), If(ProductKnown, SizeColor), To(Offer)),
        .. From(Offer, [Intent.Photo], To(Vision)),
        .. From(Offer, [Intent.Size, Intent.Color], Fitting),
        .. From(Offer, [Intent.Payment], If(UpsellDue, Upsell), If(ProofCame, End), If(NotOffered, Offer), To(PaymentDelivery)),
        .. From(Offer, [Intent.Complaint], To(Complaint)),
        .. From(Offer, [Intent.Thanks], To(End)),
        .. From(Offer, [Intent.OutOfDomain], To(OutOfDomain)),

        .. From(PaymentDelivery, [Intent.Unknown, Intent.Greeting, Intent.Photo], To(PaymentDelivery)),
        .. From(PaymentDelivery, [Intent.Discovery], If(Browsing, Discovery), To(PaymentDelivery)),
        .. From(PaymentDelivery, [Intent.Size, Intent.Color], Fitting),
        .. From(PaymentDelivery, [Intent.Payment], If(UpsellDue, Upsell), If(ProofCame, End), To(PaymentDelivery)),
        .. From(PaymentDelivery, [Intent.Complaint], To(Complaint)),
        .. From(PaymentDelivery, [Intent.Thanks], If(OrderOpen, PaymentDelivery), If(ProofAwaited, PaymentDelivery), To(End)),
        .. From(PaymentDelivery, [Intent.OutOfDomain], To(OutOfDomain)),

        .. From(Upsell, [Intent.Unknown, Intent.Greeting], To(Upsell)),
        .. From(Upsell, [Intent.Discovery], Choosing),
        .. From(Upsell, [Intent.Photo], To(Vision)),
        .. From(Upsell, [Intent.Size, Intent.Color], Fitting),
        .. From(Upsell, [Intent.Payment], If(ItemComplete, Offer), If(ProductKnown, SizeColor), To(End)),
        .. From(Upsell, [Intent.Thanks], To(End)),
        .. From(Upsell, [Intent.Complaint], To(Complaint)),
        .. From(Upsell, [Intent.OutOfDomain], To(OutOfDomain)),

        .. From(End, [Intent.Unknown, Intent.Thanks], To(End)),
        .. From(End, [Intent.Greeting], To(Init)),
        .. From(End, [Intent.Discovery], Choosing),
        .. From(End, [Intent.Photo], To(Vision)),
        .. From(End, [Intent.Size, Intent.Color], Fitting),
        .. From(End, [Intent.Payment], [.. Ordering, If(OrderPlaced, End), To(Discovery)]),
        .. From(End, [Intent.Complaint], To(Complaint)),
        .. From(End, [Intent.OutOfDomain], To(OutOfDomain)),

        // A photo or an angry word of someone who complains belongs to the complaint.
        .. From(Complaint, [Intent.Unknown, Intent.Greeting, Intent.Photo, Intent.Complaint, Intent.OutOfDomain], To(Complaint)),
        .. From(Complaint, [Intent.Discovery], Choosing),
        .. From(Complaint, [Intent.Size, Intent.Color], Fitting),
        .. From(Complaint, [Intent.Payment], If(OrderOpen, PaymentDelivery), If(ItemComplete, PaymentDelivery), To(Complaint)),
        .. From(Complaint, [Intent.Thanks], To(End)),

        .. From(OutOfDomain, [Intent.Unknown, Intent.OutOfDomain], To(OutOfDomain)),
        .. From(OutOfDomain, [Intent.Greeting], To(Init)),
        .. From(OutOfDomain, [Intent.Discovery], Choosing),
        .. From(OutOfDomain, [Intent.Photo], To(Vision)),
        .. From(OutOfDomain, [Intent.Size, Intent.Color], Fitting),
        .. From(OutOfDomain, [Intent.Payment], [.. Ordering, To(Discovery)]),
        .. From(OutOfDomain, [Intent.Complaint], To(Complaint)),
        .. From(OutOfDomain, [Intent.Thanks], To(End)),
    ];

    private static readonly FrozenDictionary<(ConversationState, Intent), ImmutableArray<Transition>> Index =
        Rows.GroupBy(row => (row.From, row.On)).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());

    /// <summary>The state after a message with this intent.</summary>
    public static ConversationState Next(ConversationState state, Intent intent, Progress progress) =>
        Index[(state, intent)].First(row => row.Applies(progress)).To;

    private static IEnumerable<Transition> From(ConversationState state, Intent[] intents, params Target[] targets) =>
        from intent in intents
        from target in targets
        select new Transition(state, intent, target.When, target.To);

    private static Target If(TransitionCondition when, ConversationState to) => (when, to);

    private static Target To(ConversationState to) => (Always, to);
}
