using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Finds the city or village, with its region where the customer names one.</summary>
internal static class TownReader
{
    private static readonly FrozenSet<string> ShortTownWords = FrozenSet.Create(
        StringComparer.Ordinal, "м", "г", "с", "m", "s", "смт", "пгт");

    private static readonly FrozenSet<string> TownWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "місто", "місті", "міста", "город", "городе", "село", "селі", "села", "селище", "селищі", "поселок", "хутір", "деревня", "city",
        "town", "village");

    private static readonly FrozenSet<string> Prepositions = FrozenSet.Create(
        StringComparer.Ordinal, "в", "у", "до", "на", "из", "з", "із", "in", "to", "v");

    /// <summary>The place; what is <paramref name="awaited"/> may be written carelessly.</summary>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used, bool awaited)
    {
        var region = Region(tokens, used);
        var town = Known(tokens, used, awaited) ?? Labelled(tokens, used, awaited);
        return town is null || region is null ? town : $"{town}, {region}";
    }

    /// <summary>A word that nothing else explains, where a town is missing.</summary>
    public static string? Unknown(ImmutableArray<Token> tokens, bool[] used, bool nameIsKnown)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            var token = tokens[index];
            if (used[index] || token is not { Kind: TokenKind.Word, Text.Length: >= 3 } || !IsPlain(token) || PersonNames.IsFirst(token))
                continue;

            var isPlace = index > 0 && Prepositions.Contains(tokens[index - 1].Text) && token.Capitalised;
            var isWritten = token is { Capitalised: true, Text.Length: >= 4 } && index > 0;
            if (isPlace || isWritten || (nameIsKnown && IsAlone(tokens, index, 1)))
                return Spelling.TakeName(tokens, used, index, LengthOf(tokens, used, index));
        }

        return null;
    }

    private static string? Known(ImmutableArray<Token> tokens, bool[] used, bool awaited)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (tokens[index].Kind is not TokenKind.Word || used[index] || Towns.At(tokens, index) is not { } town)
                continue;

            // "сума" and "рівно" are words too.
            var isMeant = tokens[index].Capitalised || IsTownWord(tokens, index - 1)
                || (awaited && (!town.IsWord || IsAlone(tokens, index, town.Length)));
            if (!isMeant)
                continue;

            used.AsSpan(index, town.Length).Fill(true);
            return town.Name;
        }

        return null;
    }

    private static string? Labelled(ImmutableArray<Token> tokens, bool[] used, bool awaited)
    {
        for (var index = 0; index + 1 < tokens.Length; index++)
        {
            if (!IsTownWord(tokens, index) || used[index + 1] || tokens[index + 1] is not { Kind: TokenKind.Word, Text.Length: >= 3 } next)
                continue;

            if (!next.Capitalised && !(awaited && TownWords.Contains(tokens[index].Text) && IsPlain(next)))
                continue;

            used[index] = true;
            return Spelling.TakeName(tokens, used, index + 1, LengthOf(tokens, used, index + 1));
        }

        return null;
    }

    /// <summary>"Нова Гребля" and "Білий Камінь" are two words, "Гора Петренко" is not.</summary>
    private static int LengthOf(ImmutableArray<Token> tokens, bool[] used, int index) =>
        index + 1 < tokens.Length && !used[index + 1] && IsAdjective(tokens[index].Text)
        && tokens[index + 1] is { Kind: TokenKind.Word, AfterComma: false } next && next.Sentence == tokens[index].Sentence
        && next.Capitalised == tokens[index].Capitalised && !BranchReader.IsBranchWord(next) && !PersonNames.IsLikely(next)
            ? 2
            : 1;

    private static bool IsAdjective(string word) =>
        word.EndsWith("ий", StringComparison.Ordinal)
        || word.EndsWith("ій", StringComparison.Ordinal)
        || word.EndsWith("ая", StringComparison.Ordinal)
        || word.EndsWith("ое", StringComparison.Ordinal)
        || word.EndsWith('а')
        || word.EndsWith('е')
        || word.EndsWith('є')
        || word.EndsWith('і')
        || word.EndsWith('я');

    /// <summary>"Полтавська область": named beside the town, it tells one village from another of the same name.</summary>
    private static string? Region(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (tokens[index].Text is not ("обл" or "область" or "області" or "области" or "oblast" or "region"))
                continue;

            var place = index > 0 && IsRegional(tokens[index - 1]) ? index - 1
                : index + 1 < tokens.Length && IsRegional(tokens[index + 1]) ? index + 1
                : -1;
            if (place < 0)
                continue;

            used[index] = used[place] = true;
            return RegionName(tokens[place].Raw);
        }

        return null;
    }

    private static bool IsRegional(Token token) =>
        token.Kind is TokenKind.Word
        && (token.Text.Contains("ськ", StringComparison.Ordinal) || token.Text.Contains("цьк", StringComparison.Ordinal)
            || token.Text.Contains("ск", StringComparison.Ordinal) || token.Text.Contains("sk", StringComparison.Ordinal));

    private static string RegionName(string raw)
    {
        var name = Spelling.Titled(raw);
        var end = name.LastIndexOf("ьк", StringComparison.Ordinal);
        return end > 0 ? name[..(end + 2)] + "а обл." : name + " обл.";
    }

    private static bool IsTownWord(ImmutableArray<Token> tokens, int index) =>
        index >= 0 && (ShortTownWords.Contains(tokens[index].Text) || TownWords.Contains(tokens[index].Text));

    private static bool IsAlone(ImmutableArray<Token> tokens, int index, int length)
    {
        var after = index + length;
        var begins = index == 0 || tokens[index].AfterComma || Prepositions.Contains(tokens[index - 1].Text) && index == 1
            || tokens[index - 1].Sentence != tokens[index].Sentence;
        return begins && (after == tokens.Length || tokens[after].AfterComma || tokens[after].Kind is TokenKind.Number
            || tokens[after].Sentence != tokens[index].Sentence || BranchReader.IsBranchWord(tokens[after]));
    }

    private static bool IsPlain(Token token) => token.Tags.Count == 0 || token.Guessed;
}
