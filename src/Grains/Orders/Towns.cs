using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>
/// Places by their names: the whole nomenclature (<see cref="Settlements"/>), and from <c>Words/cities.txt</c> the spellings that no rule
/// makes of a name: short forms, former names, other languages.
/// </summary>
internal static class Towns
{
    /// <summary>Marks a town whose name is an ordinary word, too.</summary>
    private const char Ambiguous = '?';

    private static readonly FrozenDictionary<char, ImmutableArray<(string Name, ImmutableArray<WordPattern> Words)>> Spellings =
        (from section in WordFile.Sections("cities.txt")
         from spelling in section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries)
         let words = spelling.Split('+').Select(WordPattern.Parse).ToImmutableArray()
         orderby words.Length descending
         group (section.Name, words) by words[0].Stem[0])
        .ToFrozenDictionary(spellings => spellings.Key, spellings => spellings.ToImmutableArray());

    /// <summary>The place whose name begins at a token, the longest name of several; null if none does.</summary>
    public static TownMention? At(ImmutableArray<Token> tokens, int index)
    {
        var (spelled, listed) = (Spelled(tokens, index), Listed(tokens, index));
        if (spelled is not { } town)
            return listed;
        // A place that is written as it is called is that one, whatever a stem resembles.
        return listed is { } place && (place.Length > town.Length
            || (place.IsExact && place.Length == town.Length && place.Name != town.Name && IsCalled(tokens, place)))
            ? place
            : town;
    }

    private static bool IsCalled(ImmutableArray<Token> tokens, TownMention place) =>
        (place.Kind is not PlaceKind.Village || TownWords.IsTownWord(tokens, place.Start - 1))
        && !TownWords.IsPreposition(tokens, place.Start - 1)
        && place is { Length: 1, IsCalled: true };

    private static TownMention? Listed(ImmutableArray<Token> tokens, int index)
    {
        foreach (var mention in Settlements.At(tokens, index, TownWords.IsPreposition(tokens, index - 1)))
        {
            if (IsWhole(tokens, index, mention.Length))
                return mention with { IsWord = IsWord(tokens, mention) };
        }

        return null;
    }

    private static bool IsWord(ImmutableArray<Token> tokens, TownMention mention) =>
        mention.Length == 1 && tokens[mention.Start] is { Tags.Count: > 0, Guessed: false };

    private static TownMention? Spelled(ImmutableArray<Token> tokens, int index)
    {
        if (tokens[index].Text.Length == 0 || !Spellings.TryGetValue(tokens[index].Text[0], out var spellings))
            return null;

        foreach (var (name, words) in spellings)
        {
            if (index + words.Length <= tokens.Length && Matches(tokens, index, words) && IsWhole(tokens, index, words.Length))
                return new TownMention(name.TrimStart(Ambiguous), index, words.Length, PlaceKind.City, true, false, name[0] == Ambiguous);
        }

        return null;
    }

    /// <summary>A part of a name with a hyphen is another place, or none.</summary>
    private static bool IsWhole(ImmutableArray<Token> tokens, int index, int length) =>
        !(index > 0 && tokens[index].AfterHyphen && tokens[index - 1].Kind is TokenKind.Word)
        && !(index + length < tokens.Length && tokens[index + length] is { AfterHyphen: true, Kind: TokenKind.Word });

    private static bool Matches(ImmutableArray<Token> tokens, int index, ImmutableArray<WordPattern> words)
    {
        for (var place = 0; place < words.Length; place++)
        {
            var token = tokens[index + place];
            if (!words[place].Matches(token.Text) || (place > 0 && (token.AfterComma || token.Sentence != tokens[index].Sentence)))
                return false;
        }

        return true;
    }
}
