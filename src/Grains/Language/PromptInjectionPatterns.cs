using System.Collections.Immutable;

namespace MirtAi.Grains.Language;

/// <summary>
/// What prompt injections look like, from <c>Words/intrusions.txt</c>: phrases, phrases that a customer may use of his own
/// affairs, marks of markup and code, labels of roles at the beginning of a line, and phrases that are found without their spaces.
/// </summary>
internal static class PromptInjectionPatterns
{
    private const string File = "intrusions.txt";

    private static readonly PhraseIndex Phrases = Read("phrase"), Doubtful = Read("doubtful"), Harmless = Read("harmless");
    private static readonly ImmutableArray<string> Marks = Lines("mark"), Roles = Lines("role");
    private static readonly ImmutableArray<string> Squeezed = [.. Lines("squeezed").Select(line => Letters.Fold(line))];

    /// <summary>The words of the phrases.</summary>
    public static IEnumerable<(string Name, string Entry)> Words =>
        WordFile.Sections(File).Where(section => section.Name is "phrase" or "doubtful" or "harmless");

    /// <summary>
    /// Whether the tokens hold such a phrase; a doubtful one counts only if nothing shows that the customer
    /// refers to their own order or message.
    /// </summary>
    public static bool Says(ImmutableArray<Token> tokens)
    {
        // A long text repeats its words: most phrases are ruled out by these alone.
        ImmutableArray<Token> different = [.. tokens.DistinctBy(token => token.Text, StringComparer.Ordinal)];
        return Any(Phrases, tokens, different) || (Any(Doubtful, tokens, different) && !Any(Harmless, tokens, different));
    }

    /// <summary>Whether a text holds markup or code, or a line of it begins as a message of a system would.</summary>
    public static bool IsMarked(string text)
    {
        foreach (var mark in Marks)
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (IsRole(line.TrimStart(" \t*#>-_[(<")))
                return true;
        }

        return false;
    }

    /// <summary>Whether letters without any spaces hold a phrase.</summary>
    public static bool Holds(string letters)
    {
        foreach (var phrase in Squeezed)
        {
            if (letters.Contains(phrase, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsRole(ReadOnlySpan<char> line)
    {
        foreach (var role in Roles)
        {
            if (!line.StartsWith(role, StringComparison.OrdinalIgnoreCase))
                continue;

            var rest = line[role.Length..].TrimStart(" \t*_\"'");
            if (rest.Length > 0 && rest[0] is ':' or ']' or '>' or '#')
                return true;
        }

        return false;
    }

    private static bool Any(PhraseIndex phrases, ImmutableArray<Token> tokens, ImmutableArray<Token> different)
    {
        foreach (var (_, phrase) in phrases.MayBegin(different))
        {
            if (phrase.MayOccur(different) && phrase.Occurs(tokens))
                return true;
        }

        return false;
    }

    private static ImmutableArray<string> Lines(string section) =>
        [.. WordFile.Sections(File).Where(one => one.Name == section).Select(one => one.Entry)];

    private static PhraseIndex Read(string section) => new(Lines(section).Select(Phrase.Parse));
}
