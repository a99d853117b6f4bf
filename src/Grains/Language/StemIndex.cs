using System.Collections.Frozen;

namespace MirtAi.Grains.Language;

/// <summary>Finds the patterns that a word matches by looking up its beginnings.</summary>
internal sealed class StemIndex
{
    private readonly FrozenDictionary<string, (WordEnding Ending, string Tag)[]> byStem;
    private readonly FrozenDictionary<string, (WordEnding Ending, string Tag)[]>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly EndingRule allows;
    private readonly int longest;

    public StemIndex(IEnumerable<(WordPattern Pattern, string Tag)> entries, EndingRule allows)
    {
        byStem = entries
            .GroupBy(entry => entry.Pattern.Stem, entry => (entry.Pattern.Ending, entry.Tag), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        bySpan = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = byStem.Keys.Select(stem => stem.Length).DefaultIfEmpty().Max();
        this.allows = allows;
    }

    /// <summary>Says whether letters may follow a stem.</summary>
    public delegate bool EndingRule(ReadOnlySpan<char> letters);

    /// <summary>Adds the tags of every pattern that the word matches.</summary>
    public void Find(string word, HashSet<string> tags)
    {
        for (var length = 1; length <= Math.Min(word.Length, longest); length++)
        {
            if (!bySpan.TryGetValue(word.AsSpan(0, length), out var found))
                continue;

            var rest = word.AsSpan(length);
            foreach (var (ending, tag) in found)
            {
                if (rest.IsEmpty || ending is WordEnding.Any || (ending is WordEnding.Inflected && allows(rest)))
                    tags.Add(tag);
            }
        }
    }
}
