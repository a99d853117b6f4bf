using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MirtAi.Grains.Language;

/// <summary>
/// Phrases by what they may begin with: a message is held against the few that can begin in it, and not against hundreds that cannot.
/// </summary>
internal sealed class PhraseIndex
{
    /// <summary>Longer stems are found by their beginning.</summary>
    private const int MaxPrefix = 3;

    private readonly ImmutableArray<Phrase> phrases;
    private readonly FrozenDictionary<string, ImmutableArray<int>> byTag;
    private readonly FrozenDictionary<string, ImmutableArray<int>>.AlternateLookup<ReadOnlySpan<char>> byWord, byPrefix;

    public PhraseIndex(IEnumerable<Phrase> phrases)
    {
        this.phrases = [.. phrases];
        byTag = Keyed(first => first.Tags);
        byWord = Keyed(first => Stems(first, exact: true)).GetAlternateLookup<ReadOnlySpan<char>>();
        byPrefix = Keyed(first => Stems(first, exact: false).Select(stem => stem[..Math.Min(stem.Length, MaxPrefix)]))
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// The phrases that may begin with one of the words, each once, with its number in the order in which they were given.
    /// </summary>
    public IEnumerable<(int Number, Phrase Phrase)> MayBegin(ImmutableArray<Token> words)
    {
        var seen = new bool[phrases.Length];
        foreach (var word in words)
        {
            foreach (var tag in word.Tags)
                Mark(byTag.GetValueOrDefault(tag), seen);
            Mark(Find(byWord, word.Text), seen);
            for (var length = 1; length <= Math.Min(word.Text.Length, MaxPrefix); length++)
                Mark(Find(byPrefix, word.Text.AsSpan(0, length)), seen);
        }

        for (var number = 0; number < seen.Length; number++)
        {
            if (seen[number])
                yield return (number, phrases[number]);
        }
    }

    private static IEnumerable<string> Stems(PhraseElement element, bool exact) =>
        element.Words.Where(word => word.Ending is WordEnding.None == exact).Select(word => word.Stem);

    private static ImmutableArray<int> Find(
        FrozenDictionary<string, ImmutableArray<int>>.AlternateLookup<ReadOnlySpan<char>> lookup, ReadOnlySpan<char> key) =>
        lookup.TryGetValue(key, out var numbers) ? numbers : default;

    private static void Mark(ImmutableArray<int> numbers, bool[] seen)
    {
        if (numbers.IsDefault)
            return;
        foreach (var number in numbers)
            seen[number] = true;
    }

    private FrozenDictionary<string, ImmutableArray<int>> Keyed(Func<PhraseElement, IEnumerable<string>> keys) =>
        phrases.SelectMany((phrase, number) => keys(phrase.First).Select(key => (key, number)))
            .GroupBy(pair => pair.key, pair => pair.number, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
}
