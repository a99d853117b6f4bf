using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Finds a street with its house and flat, as they are written.</summary>
internal static class AddressReader
{
    private const int MaxWords = 10, MaxStreetWords = 5;

    private static readonly FrozenSet<string> Streets = FrozenSet.Create(
        StringComparer.Ordinal,
        "вул", "вулиця", "вулиці", "вулицю", "ул", "улица", "улице", "улицу", "просп", "пр", "проспект", "проспекті", "проспекте",
        "бульвар", "бульварі", "бульваре", "бул", "провулок", "провулку", "пров", "переулок", "переулке", "пер", "площа", "площі",
        "площу", "площадь",
        "майдан", "майдані", "узвіз", "узвозі", "спуск", "набережна", "набережній", "набережная", "шосе", "шоссе", "алея", "аллея",
        "проїзд", "проезд", "тупик", "мікрорайон", "микрорайон", "мкр", "мрн", "квартал", "жк", "street", "avenue",
        "vul", "vulytsia", "prospekt");

    private static readonly FrozenSet<string> Parts = FrozenSet.Create<string>(
        StringComparer.Ordinal,
        [
            .. HouseWords, .. FlatWords, "корп", "корпус", "підїзд", "подъезд", "підїзді", "поверх", "этаж", "офіс", "офис", "секція",
        ]);

    /// <summary>What stands before the number of a house.</summary>
    public static ImmutableArray<string> HouseWords => ["буд", "будинок", "будинку", "дом", "д", "house", "building"];

    /// <summary>What stands before the number of a flat.</summary>
    public static ImmutableArray<string> FlatWords => ["кв", "квартира", "квартиру", "apt", "flat"];

    /// <summary>Whether the word opens or closes the name of a street.</summary>
    public static bool IsStreet(Token token) => Streets.Contains(token.Text);

    /// <summary>Where the number of the house stands in an address that has no word for it; -1 if nowhere.</summary>
    public static int House(ImmutableArray<Token> address)
    {
        for (var index = address.TakeWhile(token => !IsStreet(token)).Count() + 1; index < address.Length; index++)
        {
            if (address[index].Kind is TokenKind.Number && !Parts.Contains(address[index - 1].Text) && !OpensName(address, index))
                return index;
        }

        return -1;
    }

    /// <summary>The address; null if there is no street with a number. A street without one is nobody's town and no name.</summary>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used)
    {
        var street = Street(tokens, used);
        if (street < 0)
            return null;

        var start = Start(tokens, used, street);
        var last = Last(tokens, used, street);
        if (last < 0)
        {
            used.AsSpan(street, Math.Min(2, tokens.Length - street)).Fill(true);
            return null;
        }

        used.AsSpan(start, last + 1 - start).Fill(true);
        return Written(tokens, start, last);
    }

    /// <summary>"Вул. Шевченка": the word is not a part of another.</summary>
    private static int Street(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            // "С. Верхній Майдан" is a village.
            var isTown = TownWords.IsTownWord(tokens, index - 1) || (index > 1 && TownWords.IsTownWord(tokens, index - 2));
            if (IsStreet(tokens[index]) && !used[index] && !isTown)
                return index;
        }

        return -1;
    }

    /// <summary>"Андріївський узвіз": the name stands before the word.</summary>
    private static int Start(ImmutableArray<Token> tokens, bool[] used, int street)
    {
        var before = street - 1;
        var isNamedBefore = before >= 0 && !used[before] && !tokens[street].AfterComma && street + 1 < tokens.Length
            && tokens[street + 1].Kind is TokenKind.Number
            && tokens[before] is { Kind: TokenKind.Word, Capitalised: true } && tokens[before].Sentence == tokens[street].Sentence;
        return isNamedBefore ? before : street;
    }

    /// <summary>The last number, or the letter behind it, that belongs to the address; -1 if there is none.</summary>
    private static int Last(ImmutableArray<Token> tokens, bool[] used, int street)
    {
        var (last, words) = (-1, 0);
        for (var index = street + 1; index < Math.Min(street + MaxWords, tokens.Length) && !used[index]; index++)
        {
            var token = tokens[index];
            if (token.Kind is TokenKind.Number)
                last = OpensName(tokens, index) ? last : index;
            else if (last >= 0 && IsLetterOfHouse(tokens, index))
                last = index;
            else if (last >= 0 && !Parts.Contains(token.Text))
                break;
            else if (last < 0 && ++words > MaxStreetWords)
                break;
        }

        return last;
    }

    /// <summary>"Вул. 8 Березня 14": a number that opens the name of the street.</summary>
    private static bool OpensName(ImmutableArray<Token> tokens, int index) =>
        IsStreet(tokens[index - 1]) && index + 1 < tokens.Length
        && tokens[index + 1] is { Kind: TokenKind.Word, Capitalised: true, Raw.Length: > 2, AfterComma: false };

    /// <summary>"27а", "27-А", "3 Б": but not "27 в Києві".</summary>
    private static bool IsLetterOfHouse(ImmutableArray<Token> tokens, int index) =>
        tokens[index] is { Kind: TokenKind.Word, Raw.Length: 1 } letter
        && tokens[index - 1].Kind is TokenKind.Number
        && (letter.Gap is "" or "-" or "/" or "‐" or "–" || (letter.Gap is " " && letter.Capitalised && index + 1 == tokens.Length));

    /// <summary>The words from one place to another, as they were written, in one line.</summary>
    public static string Written(ImmutableArray<Token> tokens, int start, int last)
    {
        var address = new StringBuilder(tokens[start].Raw);
        for (var index = start + 1; index <= last; index++)
            address.Append(tokens[index].Gap.ReplaceLineEndings(", ")).Append(tokens[index].Raw);
        return address.ToString();
    }
}
