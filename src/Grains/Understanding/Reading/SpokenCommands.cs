using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>
/// What a model understood, in the words that the rules know: they carry it out as if the customer had said it so, with all that they ask,
/// read back and refuse.
/// </summary>
internal static class SpokenCommands
{
    // A message with a command for the shop is its business, whatever words stand beside it.
    private static readonly string[] ForeignLabels = ["foreign", "othershop", "sum", "general", "task"];

    /// <summary>The message with what the commands say.</summary>
    public static Utterance Heard(Utterance utterance, ImmutableArray<Command> commands, Conversation conversation) =>
        commands.Aggregate(
            commands.All(command => command is LeaveDomain or Courtesy) ? utterance : Saying(utterance, [], ForeignLabels),
            (heard, command) => Heard(heard, command, conversation));

    /// <summary>The classification, or what the commands are about if the rules are not sure.</summary>
    public static Classification Settled(Classification classification, ImmutableArray<Command> commands) =>
        classification is { Confidence: < Classification.Unsure, Reason: null }
        && commands.Select(IntentOf).FirstOrDefault(meant => meant is not null) is { } intent
            ? Classification.Likely(intent)
            : classification;

    /// <summary>Whether the rules have something to do after the other commands are carried out.</summary>
    public static bool LeaveWork(ImmutableArray<Command> commands) =>
        commands.Any(command => command is SpokenCommand and not Courtesy) && !commands.Any(command => command is CallPerson or AddItems);

    private static Utterance Heard(Utterance utterance, Command command, Conversation conversation) => command switch
    {
        SelectItem item => Choosing(utterance, item),
        Browse browse => Saying(utterance, ["browse"], []) with
        {
            Categories = browse.Category is { } category ? [category] : utterance.Categories,
        },
        AskAbout ask => Saying(utterance, [ask.Label], []) with
        {
            Products = ask.Product is { } product ? [product] : utterance.Products,
        },
        ConfirmOrder => Saying(utterance, [conversation.State is ConversationState.Offer ? "order" : "yes"], ["no"]),
        Decline => Saying(utterance, [Declines(conversation) ? "refuse" : "no"], ["yes", "order"]),
        ClaimPaid => Saying(utterance, ["proof"], ["price"]),
        CancelOrder => Saying(utterance, ["cancel-order"], ["yes", "order"]),
        ChoosePayment choose => Saying(utterance, [choose.Method is PaymentMethod.Full ? "full" : "prepay"], []),
        GiveDelivery give => utterance with { Recipient = utterance.Recipient.Updated(give.Recipient) },
        OptOut => Saying(utterance, ["opt-out"], []),
        Courtesy courtesy => Saying(utterance, [courtesy.Label], []),
        _ => utterance,
    };

    /// <summary>Only where nothing is lost by it: while an order is open, a no asks back what is wrong.</summary>
    private static bool Declines(Conversation conversation) =>
        conversation is { State: ConversationState.Offer, Order.Lines.IsEmpty: true };

    private static Utterance Choosing(Utterance utterance, SelectItem item) => utterance with
    {
        Products = item.Product is { } product ? [product] : utterance.Products,
        Colors = item.Color is { } color ? [color] : utterance.Colors,
        Measures = item.Size is { } size ? BodyMeasures.None with { Size = size }
            : item.Height is { } height ? BodyMeasures.None with { Height = height }
            : utterance.Measures,
        Labels = item.Color is null ? utterance.Labels : Labels(utterance, ["color"], []),
    };

    private static Intent? IntentOf(Command command) => command switch
    {
        SelectItem { Size: not null } or SelectItem { Height: not null } => Intent.Size,
        SelectItem { Product: null, Color: not null } => Intent.Color,
        SelectItem or Browse or AskAbout or AskFact or CompareProducts => Intent.Discovery,
        ConfirmOrder or GiveDelivery or ClaimPaid or ChoosePayment => Intent.Payment,
        Decline or CancelOrder or OptOut => Intent.Thanks,
        Courtesy { Label: "greet" } => Intent.Greeting,
        Courtesy => Intent.Thanks,
        LeaveDomain => Intent.OutOfDomain,
        _ => null,
    };

    private static Utterance Saying(Utterance utterance, ReadOnlySpan<string> more, ReadOnlySpan<string> less) =>
        utterance with { Labels = Labels(utterance, more, less) };

    private static FrozenSet<string> Labels(Utterance utterance, ReadOnlySpan<string> more, ReadOnlySpan<string> less)
    {
        var labels = utterance.Labels.ToHashSet(StringComparer.Ordinal);
        labels.ExceptWith(less.ToArray());
        labels.UnionWith(more.ToArray());
        return labels.ToFrozenSet(StringComparer.Ordinal);
    }
}
