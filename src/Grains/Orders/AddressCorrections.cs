using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Finds what a customer corrects of an address that is known: its house or its flat, without the street.</summary>
internal static class AddressCorrections
{
    private static readonly FrozenSet<string> Houses = FrozenSet.Create<string>(
        StringComparer.Ordinal, [.. AddressReader.HouseWords, "будинка", "дома", "доме"]);

    private static readonly FrozenSet<string> Flats = FrozenSet.Create<string>(
        StringComparer.Ordinal, [.. AddressReader.FlatWords, "квартири", "квартиры", "квартире", "кварт"]);

    // Whoever corrects an address writes no letter.
    private const int MaxTokens = 40;

    /// <summary>The known address with what the message corrects; null if it is no address, or nothing of it is corrected.</summary>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used, string? known)
    {
        if (known is null || tokens.Length > MaxTokens || tokens.Any(token => AddressReader.IsStreet(token) || BranchWords.IsBranch(token)))
            return null;

        var parts = Tokenizer.Cut(known);
        if (!parts.Any(AddressReader.IsStreet))
            return null;

        var corrected = parts;
        var taken = Enumerable.Range(0, tokens.Length)
            .FirstOrDefault(index => tokens[index].Kind is TokenKind.Number && NumberWords.IsTakenBack(tokens, index), -1);
        for (var index = 0; index < tokens.Length; index++)
        {
            if (used[index] || tokens[index].Kind is not TokenKind.Number || NumberWords.IsTakenBack(tokens, index))
                continue;

            if (Corrected(corrected, tokens, used, index, taken) is { } changed)
                (used[index], corrected) = (true, changed);
        }

        return corrected == parts ? null : AddressReader.Written(corrected, 0, corrected.Length - 1);
    }

    /// <summary>The address with the number at a place, perhaps for one taken back; null if it is none of its numbers.</summary>
    private static ImmutableArray<Token>? Corrected(
        ImmutableArray<Token> address, ImmutableArray<Token> tokens, bool[] used, int place, int taken)
    {
        var label = Label(tokens, place);
        if (label is null && taken < 0)
            return null;

        var number = tokens[place] with { Raw = Figure(tokens, used, place), Gap = " " };
        var at = label is null ? Only(address, tokens[taken].Text) : Labelled(address, label);
        if (at < 0)
            return label == Flats ? [.. address, Word("кв"), number] : null;

        var end = at + 1 < address.Length && IsLetter(address, at + 1) ? at + 2 : at + 1;
        return [.. address[..at], number with { Gap = address[at].Gap }, .. address[end..]];
    }

    /// <summary>"Дом 15", "квартира не 3, а 13": of what the number is, as the customer says.</summary>
    private static FrozenSet<string>? Label(ImmutableArray<Token> tokens, int place)
    {
        var before = place - 1;
        while (before >= 0 && (BranchWords.IsCorrection(tokens[before]) || tokens[before].Is("field")
            || (tokens[before].Kind is TokenKind.Number && NumberWords.IsTakenBack(tokens, before))))
            before--;
        return before < 0 ? null : Part(tokens[before]);
    }

    private static FrozenSet<string>? Part(Token token) =>
        Houses.Contains(token.Text) ? Houses : Flats.Contains(token.Text) ? Flats : null;

    /// <summary>The number of the house or the flat; a house stands behind its street also without a word.</summary>
    private static int Labelled(ImmutableArray<Token> address, FrozenSet<string> label)
    {
        var labelled = -1;
        for (var index = address.Length - 1; index > 0; index--)
        {
            if (address[index].Kind is TokenKind.Number && Part(address[index - 1]) == label)
                labelled = index;
        }

        return labelled >= 0 || label == Flats ? labelled : AddressReader.House(address);
    }

    private static int Only(ImmutableArray<Token> address, string number)
    {
        ImmutableArray<int> places = [.. Enumerable.Range(0, address.Length).Where(index => address[index].Text == number)];
        return places is [var only] ? only : -1;
    }

    private static string Figure(ImmutableArray<Token> tokens, bool[] used, int place)
    {
        if (place + 1 == tokens.Length || !IsLetter(tokens, place + 1))
            return tokens[place].Raw;

        used[place + 1] = true;
        return tokens[place].Raw + tokens[place + 1].Gap + tokens[place + 1].Raw;
    }

    /// <summary>"27а", "27-А": a letter that is written to the number.</summary>
    private static bool IsLetter(ImmutableArray<Token> tokens, int index) =>
        tokens[index] is { Kind: TokenKind.Word, Raw.Length: 1, Gap: "" or "-" or "/" };

    private static Token Word(string text) => new() { Kind = TokenKind.Word, Text = text, Raw = text, Sentence = 0, Gap = ", " };
}
