using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>
/// Words of a message that are delivery data: "Чорна Анна" is a customer, "Жовті Води" a town, and "Кривий Ріг" no complaint. They mean
/// nothing else.
/// </summary>
internal sealed class DeliveryWords
{
    private static readonly ImmutableArray<string> Misleading =
        ["defect", "insult", "awful", "problem", "deceit", "unhappy", "color", "product", "urgent", "complain", "price", "clothes", "child",
            "occasion", "kind-property", "cancel", "change", "order", "praise", "property"];

    private readonly ImmutableArray<Token> tokens;
    private readonly bool[] isData;

    private DeliveryWords(ImmutableArray<Token> tokens, bool[] isData) => (this.tokens, this.isData) = (tokens, isData);

    /// <summary>The words of the message; those that are data mean nothing.</summary>
    public ImmutableArray<Token> Silenced =>
        [.. tokens.Select((token, index) => isData[index] && Misleading.Any(token.Is) ? Without(token) : token)];

    /// <summary>Finds the words of the data. While data are <paramref name="awaited"/>, capitalised words among them are such.</summary>
    public static DeliveryWords In(ImmutableArray<Token> tokens, Recipient recipient, bool awaited)
    {
        var isData = new bool[tokens.Length];
        if (recipient.Begun)
        {
            var parts = $"{recipient.FullName} {recipient.City}".Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
            var hasOrder = tokens.Any(token => token.Is("category") || token.Is("colorword"));
            for (var index = 0; index < tokens.Length; index++)
                isData[index] = parts.Contains(tokens[index].Raw, StringComparer.OrdinalIgnoreCase)
                    || (awaited && !hasOrder && tokens[index].Capitalised && IsWithData(recipient));
        }

        return new DeliveryWords(tokens, isData);
    }

    /// <summary>The data without an amount that was taken for a branch: "передплата 200".</summary>
    public static Recipient Checked(Recipient recipient, ImmutableArray<Token> tokens)
    {
        if (recipient.Branch is not { } branch || tokens.Any(token => token.Is("branchword")))
            return recipient;
        var number = branch[(branch.LastIndexOf(' ') + 1)..];
        var place = tokens.ToList().FindIndex(token => token.Text == number);
        var isMoney = place >= 0 && Enumerable.Range(Math.Max(0, place - 2), Math.Min(2, place)).Any(index => tokens[index].Is("pay"));
        return isMoney ? recipient with { Branch = null } : recipient;
    }

    /// <summary>Whether a word that is no part of the data is such a one.</summary>
    public bool Leaves(Func<Token, bool> word)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (!isData[index] && word(tokens[index]))
                return true;
        }

        return false;
    }

    private static bool IsWithData(Recipient recipient) =>
        recipient.Phone is not null || recipient.Branch is not null || recipient is { FullName: not null, City: not null };

    private static Token Without(Token token) =>
        token with
        {
            Tags = token.Tags.Where(tag => !Misleading.Contains(tag) && !tag.StartsWith("color:", StringComparison.Ordinal)
            && !tag.StartsWith("alias:", StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal)
        };
}
