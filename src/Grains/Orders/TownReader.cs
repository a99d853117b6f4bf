using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Finds the city or village, with its district and region where the customer names them.</summary>
internal static class TownReader
{
    private const int MaxMentions = 20;

    /// <summary>The place; what is <paramref name="awaited"/> may be written carelessly.</summary>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used, bool awaited)
    {
        var region = RegionReader.Read(tokens, used);
        var town = Known(tokens, used, awaited, region is not null) ?? Labelled(tokens, used, awaited);
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

            var isPlace = TownWords.IsPreposition(tokens, index - 1) && token.Capitalised;
            var isWritten = token is { Capitalised: true, Text.Length: >= 4 } && index > 0;
            if (isPlace || isWritten || (nameIsKnown && TownWords.StandsAlone(tokens, used, index, 1)))
                return Taken(tokens, used, index);
        }

        return null;
    }

    /// <summary>The name that begins at a word and is in no list, or the city of which it is a misspelling.</summary>
    private static string Taken(ImmutableArray<Token> tokens, bool[] used, int index)
    {
        var length = LengthOf(tokens, used, index);
        var name = Spelling.TakeName(tokens, used, index, length);
        return length == 1 ? Settlements.Nearest(tokens[index].Text) ?? name : name;
    }

    /// <summary>The place of the nomenclature that is meant most likely. One that the customer takes back is nobody's.</summary>
    private static string? Known(ImmutableArray<Token> tokens, bool[] used, bool awaited, bool hasRegion)
    {
        var mentions = Mentions(tokens, used);
        var corrects = mentions.Exists(mention => TownWords.IsNegated(tokens, mention.Start));
        var context = new TownContext(tokens, used, awaited || corrects, hasRegion);
        TownMention? best = null;
        var highest = 0;
        foreach (var mention in mentions)
        {
            if (TownWords.IsNegated(tokens, mention.Start))
                used.AsSpan(mention.Start, mention.Length).Fill(true);
            else if (context.Score(mention, mentions.Count > 1) is { } score && (best is null || score > highest))
                (best, highest) = (mention, score);
        }

        if (best is not { } town)
            return null;

        var start = town.Start - (IsPartOfLonger(tokens, used, town) ? 1 : 0);
        if (start == town.Start)
        {
            used.AsSpan(start, town.Length).Fill(true);
            return town.Name;
        }

        return Spelling.TakeName(tokens, used, start, town.End - start);
    }

    private static List<TownMention> Mentions(ImmutableArray<Token> tokens, bool[] used)
    {
        var mentions = new List<TownMention>();
        // A text that says the same over and over is looked up once.
        var misses = new HashSet<(string, string?, string?)>();
        for (var index = 0; index < tokens.Length && mentions.Count < MaxMentions; index++)
        {
            if (tokens[index] is not { Kind: TokenKind.Word, Text.Length: >= 2 } token || used[index])
                continue;

            var words = (token.Text, TextAt(tokens, index + 1), TextAt(tokens, index + 2));
            if (misses.Contains(words))
                continue;
            if (Towns.At(tokens, index) is not { } mention)
            {
                misses.Add(words);
            }
            else if (!used.AsSpan(mention.Start, mention.Length).Contains(true))
            {
                mentions.Add(mention);
                index = mention.End - 1;
            }
        }

        return mentions;
    }

    private static string? TextAt(ImmutableArray<Token> tokens, int index) => index < tokens.Length ? tokens[index].Text : null;

    /// <summary>"Святі Гори" is not "Гори": an adjective that agrees opens the name of a village that no list has.</summary>
    private static bool IsPartOfLonger(ImmutableArray<Token> tokens, bool[] used, TownMention town)
    {
        var before = town.Start - 1;
        return before >= 0 && town.Length == 1 && town.Kind is not PlaceKind.City && !used[before] && !tokens[town.Start].AfterComma
            && tokens[before] is { Kind: TokenKind.Word, Capitalised: true } adjective && tokens[town.Start].Capitalised
            && adjective.Sentence == tokens[town.Start].Sentence && IsAdjective(adjective.Text) && !PersonNames.IsFirst(adjective)
            && TownWords.Opens(tokens, used, before);
    }

    private static string? Labelled(ImmutableArray<Token> tokens, bool[] used, bool awaited)
    {
        for (var index = 0; index + 1 < tokens.Length; index++)
        {
            if (!TownWords.IsTownWord(tokens, index)
                || used[index + 1]
                || tokens[index + 1] is not { Kind: TokenKind.Word, Text.Length: >= 3 } next)
                continue;

            if (!next.Capitalised && !(awaited && TownWords.IsLong(tokens[index]) && IsPlain(next)))
                continue;

            used[index] = true;
            return Taken(tokens, used, index + 1);
        }

        return null;
    }

    /// <summary>"Нова Гребля", "Білий Камінь" and "Рава-Зразкова" are two words, "Гора Петренко" is not.</summary>
    private static int LengthOf(ImmutableArray<Token> tokens, bool[] used, int index)
    {
        if (index + 1 >= tokens.Length || used[index + 1] || tokens[index + 1] is not { Kind: TokenKind.Word, AfterComma: false } next)
            return 1;
        if (next.AfterHyphen)
            return 2;

        return IsAdjective(tokens[index].Text) && next.Sentence == tokens[index].Sentence
            && next.Capitalised == tokens[index].Capitalised && !BranchWords.IsBranch(next) && !PersonNames.IsLikely(next)
                ? 2
                : 1;
    }

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

    private static bool IsPlain(Token token) => token.Tags.Count == 0 || token.Guessed;
}
