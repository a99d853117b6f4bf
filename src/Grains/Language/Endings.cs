using System.Collections.Frozen;

namespace MirtAi.Grains.Language;

/// <summary>The inflectional endings of Ukrainian, Russian and English words, from <c>Words/endings.txt</c>, also reflexive.</summary>
public static class Endings
{
    private static readonly FrozenSet<string> All = WordFile.Read("endings.txt")
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Append("")
        .SelectMany(ending => new[] { ending, ending + "ся", ending + "сь" })
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Keys = All.Select(PhoneticKey.Of).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllBySpan =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KeysBySpan =
        Keys.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether these letters may follow a stem; none may.</summary>
    public static bool Allow(ReadOnlySpan<char> letters) => AllBySpan.Contains(letters);

    /// <summary>The same for the phonetic key of a transliterated word.</summary>
    public static bool AllowKey(ReadOnlySpan<char> letters) => KeysBySpan.Contains(letters);

    /// <summary>The word without its longest ending; at least three letters stay.</summary>
    public static string StemOf(string word)
    {
        for (var length = Math.Min(3, word.Length); length < word.Length; length++)
        {
            if (Allow(word.AsSpan(length)))
                return word[..length];
        }

        return word;
    }
}
