using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Answers;

/// <summary>
/// Takes delivery data out of what is shown to a model: a customer's message that gives a name, a town or a branch is shown as a mark, and
/// what the order knows is taken out of every other line. Numbers of phones and cards are masked on their way out in any case.
/// </summary>
internal static class PrivateWords
{
    private const string Data = "[delivery data]";
    private const int MinLength = 3;

    // Words for every customer's delivery tell nothing of this one's.
    private static readonly FrozenSet<string> Kinds = FrozenSet.Create(
        StringComparer.Ordinal,
        "відділення", "отделение", "branch", "parcel", "locker", "pick-up", "point", "courier,", "postcode", "адресу", "oblast",
        "district");

    /// <summary>The line as it may be shown.</summary>
    public static string Hidden(TranscriptLine line, Conversation conversation)
    {
        if (line.Author is Author.Customer && GivesData(line.Text, conversation))
            return Data;

        var recipient = conversation.Order.Recipient;
        var text = line.Text;
        text = Hidden(text, recipient.FullName is { } name ? [name] : [], "[name]");
        text = Hidden(text, recipient.City is { } city ? PlaceNames.Town(city).All : [], "[city]");
        return Hidden(text, recipient.Branch is { } branch ? PlaceNames.Branch(branch).All : [], "[branch]");
    }

    private static string Hidden(string text, ImmutableArray<string> values, string mark) =>
        values.Distinct().SelectMany(Parts).Aggregate(text, (rest, part) => rest.Replace(part, mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>A name stands in the messages as a whole and in parts.</summary>
    private static IEnumerable<string> Parts(string value) =>
        value.Split(' ').Where(part => !Kinds.Contains(part)).Prepend(value).Where(part => part.Length >= MinLength);

    private static bool GivesData(string text, Conversation conversation)
    {
        var phone = PhoneNumbers.Find(text, out var rest);
        var collecting =
            conversation.State is ConversationState.PaymentDelivery || conversation.Order.Placed || !conversation.Order.Lines.IsEmpty;
        if (phone is null && !collecting)
            return false;

        var recipient = DeliveryReader.Read(
            Lexicon.Common.Read(rest), phone, new Recipient(), awaited: conversation.State is ConversationState.PaymentDelivery);
        return recipient.Phone is not null || recipient.FullName is not null || recipient.City is not null && recipient.Branch is not null;
    }
}
