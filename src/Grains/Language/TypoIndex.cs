using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MirtAi.Grains.Language;

/// <summary>Finds the pattern that a word matches with one letter wrong, missing, added or swapped; never the first one.</summary>
internal sealed class TypoIndex(ImmutableArray<(WordPattern Pattern, string Tag)> entries)
{
    /// <summary>Shorter words are taken as they stand: a letter makes another word of them.</summary>
    public const int MinLength = 5;

    // Words that bring a person or end the sale: a false alarm costs more than a misspelling that is not seen.
    private static readonly FrozenSet<string> Weighty = FrozenSet.ToFrozenSet(
        [
            "complain", "deceit", "defect", "awful", "unhappy", "insult", "foreign", "othershop", "return", "cancel", "wholesale", "urgent",
            "ignore", "act", "person", "human", "bot",
        ],
        StringComparer.Ordinal);

    private const int MinWeightyLength = 6;

    private readonly ILookup<char, (WordPattern Pattern, string Tag)> byFirstLetter = entries
        .Where(entry => entry.Pattern.Stem.Length >= (Weighty.Contains(entry.Tag) ? MinWeightyLength : MinLength))
        .ToLookup(entry => entry.Pattern.Stem[0]);

    /// <summary>Adds the tags of the patterns that the word resembles.</summary>
    public void Find(string word, HashSet<string> tags)
    {
        foreach (var (pattern, tag) in byFirstLetter[word[0]])
        {
            if (Resembles(word, pattern))
                tags.Add(tag);
        }
    }

    private static bool Resembles(string word, WordPattern pattern)
    {
        var stem = pattern.Stem.AsSpan();
        if (pattern.Ending is WordEnding.None)
            return OneEdit(word, stem);

        for (var length = Math.Max(stem.Length - 1, 3); length <= Math.Min(stem.Length + 1, word.Length); length++)
        {
            var rest = word.AsSpan(length);
            if ((pattern.Ending is WordEnding.Any || Endings.Allow(rest)) && OneEdit(word.AsSpan(0, length), stem))
                return true;
        }

        return false;
    }

    /// <summary>Whether one insertion, deletion, substitution or swap of neighbours makes the words equal.</summary>
    internal static bool OneEdit(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (Math.Abs(left.Length - right.Length) > 1)
            return false;

        var start = left.CommonPrefixLength(right);
        var leftRest = left[start..];
        var rightRest = right[start..];
        if (leftRest.Length < rightRest.Length)
            return rightRest[1..].SequenceEqual(leftRest);
        if (leftRest.Length > rightRest.Length)
            return leftRest[1..].SequenceEqual(rightRest);

        return leftRest.IsEmpty
            || leftRest[1..].SequenceEqual(rightRest[1..])
            || (leftRest.Length > 1 && leftRest[0] == rightRest[1] && leftRest[1] == rightRest[0]
                && leftRest[2..].SequenceEqual(rightRest[2..]));
    }
}
