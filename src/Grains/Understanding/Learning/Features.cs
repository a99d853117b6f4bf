using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Learning;

/// <summary>What a text consists of: words, their beginnings, pairs of those, and pieces of three and four letters, as numbers.</summary>
internal static class Features
{
    /// <summary>How many different ones there are; those with one number are taken for the same.</summary>
    public const int Count = 1 << 16;

    // Enough to tell what a message is about; a long text is no more telling than its beginning.
    private const int MaxTokens = 60, PrefixLength = 5, LeastPiece = 3, GreatestPiece = 4;

    /// <summary>The features of a text, each once.</summary>
    public static int[] Of(string text)
    {
        var features = new HashSet<int>();
        var before = "";
        foreach (var token in Tokenizer.Cut(text, MaxTokens))
        {
            var word = token.Kind is TokenKind.Number ? "0" : token.Text;
            var prefix = word[..Math.Min(word.Length, PrefixLength)];
            features.Add(Number("w", word));
            features.Add(Number("p", prefix));
            if (before.Length > 0)
                features.Add(Number("b", before + " " + prefix));
            if (word.Length > LeastPiece)
                AddPieces(word, features);
            before = prefix;
        }

        if (text.Contains('?', StringComparison.Ordinal))
            features.Add(Number("w", "?"));
        return [.. features];
    }

    /// <summary>Adds the pieces of a word, its beginning and its end marked.</summary>
    public static void AddPieces(string word, HashSet<int> features, int count = Count)
    {
        var bounded = $"<{word[..Math.Min(word.Length, MaxTokens)]}>";
        for (var length = LeastPiece; length <= GreatestPiece; length++)
        {
            for (var start = 0; start + length <= bounded.Length; start++)
                features.Add(Number("c", bounded.AsSpan(start, length), count));
        }
    }

    /// <summary>
    /// The number of a feature, less than a power of two: stable from one process to the next, unlike the hash codes of texts.
    /// </summary>
    public static int Number(string kind, ReadOnlySpan<char> text, int count = Count)
    {
        var hash = Hash(Hash(Hash(2166136261u, kind), ":"), text);
        return (int)((hash ^ (hash >> 16)) % count);
    }

    /// <summary>What the weights of a text's features are multiplied by: a long text is not heard louder than a short one.</summary>
    public static double Scale(int[] features) => 1 / Math.Sqrt(Math.Max(1, features.Length));

    private static uint Hash(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            hash = (hash ^ character) * 16777619u;
        return hash;
    }
}
