using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>
/// Finds the carrier's branch, parcel locker or pick-up point, the index of a post office, or an address for a courier. Sums of money,
/// weights and sizes are none of them.
/// </summary>
internal static class BranchReader
{
    // A branch word and its number: "відділення Нової пошти номер 5".
    private const int MaxDistance = 4;

    // Heights for which clothes are made.
    private const int LeastHeight = 80, GreatestHeight = 180;

    private static readonly FrozenDictionary<string, int> Ordinals = FrozenDictionary.Create(
        StringComparer.Ordinal,
        [
            .. Entries(1, "перше", "первое", "першому", "перший", "first"), .. Entries(2, "друге", "второе", "другому", "second"),
            .. Entries(3, "третє", "третье", "третьому", "third"), .. Entries(4, "четверте", "четвертое", "четвертому", "fourth"),
            .. Entries(5, "пяте", "пятое", "пятому", "fifth"), .. Entries(6, "шосте", "шестое", "шостому"),
            .. Entries(7, "сьоме", "седьмое", "сьомому"), .. Entries(8, "восьме", "восьмое", "восьмому"),
            .. Entries(9, "девяте", "девятое", "девятому"), .. Entries(10, "десяте", "десятое", "десятому"),
        ]);

    private static readonly FrozenSet<string> Sums = FrozenSet.Create(
        StringComparer.Ordinal,
        "передплата", "передплату", "передплатою", "передоплата", "передоплату", "предоплата", "предоплату", "предоплатой", "аванс",
        "завдаток", "задаток", "оплата", "оплату", "оплачу", "доплата", "сума", "суму", "сумма", "сумму", "ціна", "цена", "за", "по", "до",
        "peredplata", "peredplatu", "prepayment", "prepay", "давайте", "давай", "prepaid", "пакет", "накладка");

    /// <summary>What a word says, or an address.</summary>
    /// <param name="tokens">The message.</param>
    /// <param name="used">Words that are something else; what is read is added.</param>
    /// <param name="insists">Whether nothing but the branch is missing: the customer was asked for its number.</param>
    public static string? Labelled(ImmutableArray<Token> tokens, bool[] used, bool insists)
    {
        Negate(tokens, used);
        var isCarrier = tokens.Any(token => BranchWords.IsBranch(token) || BranchWords.IsAbbreviated(token));
        if (Index(tokens, used) is { } index)
            return index;

        var branch = Branch(tokens, used);
        if (AddressReader.Read(tokens, used) is not { } address || branch is not null)
            return branch;
        if (!isCarrier)
            return $"кур'єр, {address}";
        return insists ? $"відділення за адресою {address}" : null;
    }

    /// <summary>"Not 17, 71": the number for the one of the branch that is known.</summary>
    public static string? Corrected(ImmutableArray<Token> tokens, bool[] used, string? known)
    {
        ImmutableArray<int> numbers = [.. Enumerable.Range(0, tokens.Length).Where(index => tokens[index].Kind is TokenKind.Number)];
        if (known?.Split(' ') is not [var kind, var number] || numbers is not [var old, var corrected]
            || old == 0 || tokens[old - 1].Text is not ("не" or "ні" or "not") || tokens[old].Text != number
            || tokens[corrected].Number is not { } value || IsMeasured(tokens, corrected)
            || !tokens[(old + 1)..corrected].All(BranchWords.IsCorrection)
            // With its kind it is read as any other.
            || tokens.Any(token => BranchWords.IsBranch(token) || BranchWords.IsLocker(token) || BranchWords.IsUkrainianPost(token)))
            return null;

        used[old] = used[corrected] = true;
        return Figure(kind, value);
    }

    /// <summary>A number without a word, where only the branch is missing.</summary>
    public static string? Bare(ImmutableArray<Token> tokens, bool[] used)
    {
        if (tokens.Any(BranchWords.IsOtherCarrier))
            return null;

        for (var index = 0; index < tokens.Length; index++)
        {
            if (used[index]
                || tokens[index].Kind is not TokenKind.Number
                || Number(tokens, index) is not { } number
                || IsListed(tokens, index)
                || IsPartOfName(tokens, index)
                || IsMeasured(tokens, index)
                || IsSize(tokens, used, index))
                continue;

            used[index] = true;
            return Figure("відділення", Corrected(tokens, used, index) ?? number);
        }

        return null;
    }

    /// <summary>
    /// "Лагуну сіру 116": a height beside goods, "старшому, йому 118": that of a child. A town that is called like them is used already.
    /// </summary>
    private static bool IsSize(ImmutableArray<Token> tokens, bool[] used, int index) =>
        index > 0 && !used[index - 1] && tokens[index].Number is >= LeastHeight and <= GreatestHeight
        && (IsChild(tokens, index - 1) || (!tokens[index].AfterComma
            && (tokens[index - 1].Is("color") || tokens[index - 1].Is("product") || tokens[index - 1].Is("category"))));

    /// <summary>"Йому 118", "він вже 133".</summary>
    private static bool IsChild(ImmutableArray<Token> tokens, int index)
    {
        if (index > 0 && tokens[index].Text is "вже" or "уже" or "тепер" or "теперь" or "зараз" or "сейчас" or "already" or "now")
            index--;
        return tokens[index].Is("child") || tokens[index].Text is "йому" or "їй" or "ему" or "ей" or "him" or "her"
            or "він" or "вона" or "воно" or "он" or "она" or "he" or "she";
    }

    /// <summary>"Приват24": digits that are written to a word.</summary>
    private static bool IsPartOfName(ImmutableArray<Token> tokens, int index) =>
        index > 0 && tokens[index].Gap.Length == 0 && tokens[index - 1].Kind is TokenKind.Word;

    private static string? Branch(ImmutableArray<Token> tokens, bool[] used)
    {
        if (tokens.Any(BranchWords.IsOtherCarrier))
            return null;

        for (var index = 0; index < tokens.Length; index++)
        {
            var isAbbreviated = BranchWords.IsAbbreviated(tokens[index]) && index + 1 < tokens.Length
                && tokens[index + 1].Kind is TokenKind.Number;
            if ((!isAbbreviated && !BranchWords.IsBranch(tokens[index]))
                || tokens[index].AfterHyphen
                || PlaceBeside(tokens, used, index) is not { } place)
                continue;

            used[index] = used[place] = true;
            var kind = tokens.Any(BranchWords.IsLocker) ? "поштомат" : BranchWords.IsPoint(tokens[index]) ? "пункт" : "відділення";
            return Figure(kind, Corrected(tokens, used, place) ?? Number(tokens, place)!.Value);
        }

        return null;
    }

    /// <summary>"12, ой ні, 21": the number for which the customer takes the one at a place back.</summary>
    private static int? Corrected(ImmutableArray<Token> tokens, bool[] used, int place)
    {
        var next = place + 1;
        while (next < tokens.Length && BranchWords.IsCorrection(tokens[next]))
            next++;
        if (next == place + 1 || next == tokens.Length || used[next]
            || tokens[next].Kind is not TokenKind.Number || IsMeasured(tokens, next))
            return null;

        used[next] = true;
        return Number(tokens, next);
    }

    /// <summary>"Індекс 79000", "укрпошта 79000": five digits that are no branch's number.</summary>
    private static string? Index(ImmutableArray<Token> tokens, bool[] used)
    {
        if (!tokens.Any(token => BranchWords.IsUkrainianPost(token) || BranchWords.IsIndex(token)))
            return null;

        for (var index = 0; index < tokens.Length; index++)
        {
            if (tokens[index] is not { Kind: TokenKind.Number, Raw: [_, _, _, _, _] raw } || used[index] || !raw.All(char.IsAsciiDigit))
                continue;

            used[index] = true;
            return $"Укрпошта, індекс {raw}";
        }

        return null;
    }

    /// <summary>"Не 4, а 14": the number that is taken back is nobody's.</summary>
    private static void Negate(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 1; index < tokens.Length; index++)
        {
            used[index] |= tokens[index].Kind is TokenKind.Number && NumberWords.IsTakenBack(tokens, index);
        }
    }

    private static int? PlaceBeside(ImmutableArray<Token> tokens, bool[] used, int index)
    {
        for (var place = index + 1; place <= Math.Min(index + MaxDistance, tokens.Length - 1); place++)
        {
            // What a street has behind it is a house; a capital behind a comma begins something else.
            var isParted = tokens[place] is { Capitalised: true } part && part.Gap.Contains(',', StringComparison.Ordinal);
            if (AddressReader.IsStreet(tokens[place]) || isParted)
                break;
            if (!used[place] && Number(tokens, place) is not null && !IsMeasured(tokens, place) && !IsListed(tokens, place))
                return place;
        }

        var before = index - 1;
        var isBefore = before >= 0 && !tokens[index].AfterComma && !used[before] && Number(tokens, before) is not null
            && !IsMeasured(tokens, before);
        return isBefore ? before : null;
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

    /// <summary>"1. Прізвище": the number of a line.</summary>
    private static bool IsListed(ImmutableArray<Token> tokens, int index) =>
        tokens[index].Kind is TokenKind.Number && index + 1 < tokens.Length && tokens[index + 1].Gap is ". " or ") " or "."
        && (index == 0 || tokens[index].Gap.Contains('\n', StringComparison.Ordinal));

    /// <summary>
    /// "На 140" is a size, "15 см" a length, "200 грн", "передплата 200" and "1850 разом" are sums, "30 кг" is a weight, "2 шт" a quantity,
    /// "кв. 5" a flat, "18:30" a time.
    /// </summary>
    private static bool IsMeasured(ImmutableArray<Token> tokens, int index) =>
        IsClock(tokens, index) || IsClock(tokens, index - 1) || IsTotal(tokens, index)
        || (index > 0 && (tokens[index - 1].Text is "на" or "for"
                && (tokens[index].Text.Length == 3 || tokens[index].Number is >= LeastHeight and < 100)
            || tokens[index - 1].Is("height") || tokens[index - 1].Is("sizeword") || IsSum(tokens, index - 1)
            || tokens[index - 1].Text is "кв" or "буд" or "дом"))
        || index + 1 < tokens.Length
            && (tokens[index + 1].Is("age")
                || tokens[index + 1].Is("cm")
                || tokens[index + 1].Is("currency")
                || tokens[index + 1].Is("kilo")
                || IsUnit(tokens[index + 1].Text));

    private static bool IsClock(ImmutableArray<Token> tokens, int index) =>
        index >= 0 && index + 1 < tokens.Length && tokens[index].Number is < 24
        && tokens[index + 1] is { Gap: ":", Text.Length: 2, Number: < 60 };

    private static bool IsTotal(ImmutableArray<Token> tokens, int index) =>
        index + 1 < tokens.Length && !tokens[index + 1].AfterComma
        && (tokens[index + 1].Text is "разом" or "всього" or "усього" or "вместе" or "итого" or "всего" or "total"
            || (tokens[index + 1].Text is "до" or "к" && index + 2 < tokens.Length && tokens[index + 2].Is("pay")));

    private static bool IsUnit(string word) => word is "шт" or "штук" or "штуки" or "pcs" or "г" or "гр" or "кг" or "тис" or "тыс" or "%"
        or "день" or "дня" or "дні" or "днів" or "дни" or "дней" or "числа" or "day" or "days";

    private static bool IsSum(ImmutableArray<Token> tokens, int index) =>
        Sums.Contains(tokens[index].Text) && !(index > 0 && BranchWords.IsBranch(tokens[index - 1]));

    private static string Figure(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind} {number}");

    private static IEnumerable<KeyValuePair<string, int>> Entries(int number, params string[] words) =>
        words.Select(word => KeyValuePair.Create(word, number));
}
