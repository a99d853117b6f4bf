using System.Globalization;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding.Commands;
using static MirtAi.Grains.Understanding.Reading.Verdict;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>
/// Checks delivery data. Each word of them is one of the customer's, and they are read back before an order is placed. Phones are never a
/// model's to give: it does not see them.
/// </summary>
internal static class DeliveryChecks
{
    private const int LeastParts = 2, MostParts = 4, LongestName = 80;

    public static Verdict Name(Claim claim) => Given(claim, value =>
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isName = parts.Length is >= LeastParts and <= MostParts && Array.TrueForAll(parts, IsNamePart);
        return isName ? new Recipient { FullName = string.Join(' ', parts.Select(Capitalised)) } : null;
    });

    public static Verdict City(Claim claim) => Given(claim, value =>
        value.Any(char.IsAsciiDigit) || !value.Any(char.IsLetter)
            ? null
            : new Recipient { City = DeliveryReader.Read(Lexicon.Common.Read(value), null, new Recipient(), awaited: true).City ?? value });

    public static Verdict Branch(Claim claim)
    {
        if (!IsAwaited(claim))
            return Drop(DropCause.State);

        var tokens = Tokenizer.Cut(claim.Proposed.Value ?? "");
        var numbers = tokens.Where(token => token.Number is not null).Select(token => token.Number!.Value).ToList();
        if (numbers is not [> 0 and var number] || !claim.Numbers.Contains(number))
            return Drop(DropCause.Delivery);

        var kind = claim.Words.Any(BranchWords.IsLocker) ? "поштомат" : claim.Words.Any(BranchWords.IsPoint) ? "пункт" : "відділення";
        return Take(new GiveDelivery(new Recipient { Branch = string.Create(CultureInfo.InvariantCulture, $"{kind} {number}") }));
    }

    private static Verdict Given(Claim claim, Func<string, Recipient?> read)
    {
        if (!IsAwaited(claim))
            return Drop(DropCause.State);
        var value = claim.Proposed.Value?.Trim() ?? "";
        return value.Length <= LongestName && claim.HasEach(value) && read(value) is { } recipient
            ? Take(new GiveDelivery(recipient))
            : Drop(DropCause.Delivery);
    }

    /// <summary>Whether an order is open that is sent somewhere.</summary>
    private static bool IsAwaited(Claim claim) =>
        !claim.Conversation.Order.Placed
        && (claim.Situation.Is(ConversationState.PaymentDelivery) || !claim.Conversation.Order.Lines.IsEmpty);

    private static bool IsNamePart(string part) =>
        part.Length >= 2 && part.All(letter => char.IsLetter(letter) || letter == '-' || Letters.IsApostrophe(letter));

    private static string Capitalised(string part) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(part.ToLowerInvariant()) is { Length: > 0 } title && char.IsLower(part[0])
            ? title
            : part;
}
