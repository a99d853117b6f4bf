using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Finds the carrier's branch or parcel locker, or an address for a courier.</summary>
internal static class BranchReader
{
    private const int MaxAddressWords = 8;

    private static readonly FrozenDictionary<string, int> Ordinals = FrozenDictionary.Create(
        StringComparer.Ordinal,
        [
            .. Entries(1, "перше", "первое", "першому", "перший", "first"), .. Entries(2, "друге", "второе", "другому", "second"),
            .. Entries(3, "третє", "третье", "третьому", "third"), .. Entries(4, "четверте", "четвертое", "четвертому", "fourth"),
            .. Entries(5, "пяте", "пятое", "пятому", "fifth"), .. Entries(6, "шосте", "шестое", "шостому"),
            .. Entries(7, "сьоме", "седьмое", "сьомому"), .. Entries(8, "восьме", "восьмое", "восьмому"),
            .. Entries(9, "девяте", "девятое", "девятому"), .. Entries(10, "десяте", "десятое", "десятому"),
        ]);

    private static readonly FrozenSet<string> Streets = FrozenSet.Create(
        StringComparer.Ordinal,
        "вул", "вулиця", "вулиці", "вулицю", "ул", "улица", "улице", "просп", "проспект", "проспекті", "бульвар", "бульварі", "провулок",
        "переулок", "площа", "street", "avenue");

    /// <summary>What a word says, or an address.</summary>
    public static string? Labelled(ImmutableArray<Token> tokens, bool[] used) => Branch(tokens, used) ?? CourierAddress(tokens, used);

    /// <summary>A number without a word, where only the branch is missing.</summary>
    public static string? Bare(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (used[index]
                || tokens[index].Kind is not TokenKind.Number
                || Number(tokens, index) is not { } number
                || IsMeasured(tokens, index))
                continue;

            used[index] = true;
            return Figure("відділення", number);
        }

        return null;
    }

    /// <summary>Whether the word names a branch, a locker or the carrier.</summary>
    public static bool IsBranchWord(Token token) =>
        token.Is("branchword")
        || token.Text is "нп" or "np" or "пошта" or "пошти" or "пошту" or "пошті" or "почта" or "почты" or "почту" or "locker"
            or "poshta" or "poshty";

    private static string? Branch(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (!IsBranchWord(tokens[index]) || PlaceBeside(tokens, used, index) is not { } place)
                continue;

            used[index] = used[place] = true;
            return Figure(tokens.Any(IsLocker) ? "поштомат" : "відділення", Number(tokens, place)!.Value);
        }

        return null;
    }

    /// <summary>A street and what follows it, for a courier; a manager arranges that.</summary>
    private static string? CourierAddress(ImmutableArray<Token> tokens, bool[] used)
    {
        var street = tokens.ToList().FindIndex(token => Streets.Contains(token.Text));
        if (street < 0)
            return null;

        var last = tokens.Take(street + MaxAddressWords).ToList().FindLastIndex(token => token.Kind is TokenKind.Number);
        if (last < street)
            return null;

        used.AsSpan(street, last + 1 - street).Fill(true);
        return "кур'єр, " + string.Join(' ', tokens[street..(last + 1)].Select(token => token.Raw));
    }

    private static int? PlaceBeside(ImmutableArray<Token> tokens, bool[] used, int index)
    {
        for (var place = index + 1; place <= Math.Min(index + 3, tokens.Length - 1); place++)
        {
            if (!used[place] && Number(tokens, place) is not null && !IsMeasured(tokens, place))
                return place;
        }

        return index > 0 && !used[index - 1] && Number(tokens, index - 1) is not null ? index - 1 : null;
    }

    private static int? Number(ImmutableArray<Token> tokens, int index)
    {
        var token = tokens[index];
        if (token.Kind is TokenKind.Number)
            return token.Number is > 0 and < 1_000_000 and var number ? number : null;
        if (Ordinals.TryGetValue(token.Text, out var ordinal))
            return ordinal;

        var value = NumberWords.Of(token);
        return value is >= 20 && index + 1 < tokens.Length && NumberWords.Of(tokens[index + 1]) is { } unit and < 10 ? value + unit : value;
    }

    /// <summary>"На 140" is a size, "15 см" a length, "200 грн" a price, "2 шт" a quantity, "кв. 5" a flat.</summary>
    private static bool IsMeasured(ImmutableArray<Token> tokens, int index) =>
        (index > 0 && (tokens[index - 1].Text is "на" or "for" && tokens[index].Text.Length == 3
            || tokens[index - 1].Is("height") || tokens[index - 1].Is("sizeword") || tokens[index - 1].Text is "кв" or "буд" or "дом"))
        || index + 1 < tokens.Length
            && (tokens[index + 1].Is("age")
                || tokens[index + 1].Is("cm")
                || tokens[index + 1].Is("currency")
                || tokens[index + 1].Text is "шт" or "штук" or "штуки" or "pcs");

    private static bool IsLocker(Token token) =>
        token.Text.StartsWith("поштомат", StringComparison.Ordinal) || token.Text.StartsWith("почтомат", StringComparison.Ordinal)
        || token.Text.StartsWith("poshtomat", StringComparison.Ordinal) || token.Text is "locker";

    private static string Figure(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind} {number}");

    private static IEnumerable<KeyValuePair<string, int>> Entries(int number, params string[] words) =>
        words.Select(word => KeyValuePair.Create(word, number));
}
