using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Finds the recipient's name: neighbouring words of one part of the message, of which at least one is surely a name.</summary>
internal static class NameReader
{
    private const int MaxWords = 4;

    // What a word may mean and still be somebody's surname.
    private static readonly ImmutableHashSet<string> Namesakes =
        ["color", "product", "occasion", "kind-property", "word", "like", "category", "fabric", "child"];

    /// <summary>The name; a single word if only that was told. <paramref name="awaited"/>: nobody has told it yet.</summary>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used, Recipient known, bool awaited)
    {
        var hasOthers = used.Contains(true);
        for (var start = 0; start < tokens.Length;)
        {
            var end = RunEnd(tokens, used, start);
            var (from, to) = Trimmed(tokens, start, end);
            if (to - from >= 2 && IsName(tokens, from, to, awaited, hasOthers))
                return Spelling.TakeName(tokens, used, from, to - from);

            start = Math.Max(end, start + 1);
        }

        return Introduced(tokens, used) ?? (awaited ? Single(tokens, used) : Correction(tokens, used, known));
    }

    private static int RunEnd(ImmutableArray<Token> tokens, bool[] used, int start)
    {
        var end = start;
        while (end < tokens.Length && end - start < MaxWords && CanBeName(tokens[end], used[end])
            && (end == start || (!tokens[end].AfterComma && tokens[end].Sentence == tokens[start].Sentence)))
            end++;
        return end;
    }

    private static bool CanBeName(Token token, bool used) =>
        token is { Kind: TokenKind.Word, Text.Length: >= 2 } && !used
        && (token.Tags.Count == 0
            || token.Guessed
            || PersonNames.IsFirst(token)
            || (token.Capitalised && token.Tags.IsSubsetOf(Namesakes)));

    /// <summary>Without words at both ends that are no name: "це Петренко Олена", "Зараз Петренко Олена".</summary>
    private static (int From, int To) Trimmed(ImmutableArray<Token> tokens, int from, int to)
    {
        var isWhole = to - from == 3 && PersonNames.IsPatronymic(tokens[to - 1]);
        while (from < to
            && !isWhole
            && (!tokens[from].Capitalised || to - from > 2 && IsOpening(tokens, from))
            && !PersonNames.IsLikely(tokens[from]))
            from++;
        while (from < to && !tokens[to - 1].Capitalised && !PersonNames.IsLikely(tokens[to - 1]))
            to--;
        return (from, to);
    }

    /// <summary>A capital letter says nothing at the beginning of a sentence.</summary>
    private static bool IsOpening(ImmutableArray<Token> tokens, int index) =>
        index == 0 || tokens[index].Sentence != tokens[index - 1].Sentence;

    private static bool IsName(ImmutableArray<Token> tokens, int from, int to, bool awaited, bool hasOthers)
    {
        var words = tokens[from..to];
        var isSure = words.Any(PersonNames.IsLikely);
        var isWritten = words.All(word => word.Capitalised);
        return awaited ? isSure || (isWritten && (hasOthers || words.Length == tokens.Length)) : isSure && isWritten;
    }

    /// <summary>"Мене звати Олена".</summary>
    private static string? Introduced(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 1; index < tokens.Length; index++)
        {
            if (tokens[index - 1].Is("callme") && CanBeName(tokens[index], used[index]) && PersonNames.IsLikely(tokens[index]))
                return Spelling.TakeName(tokens, used, index, 1);
        }

        return null;
    }

    /// <summary>One word of the name, which stands alone: the rest comes in another message, or came before.</summary>
    private static string? Single(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (CanBeName(tokens[index], used[index])
                && !tokens[index].Is("product")
                && PersonNames.IsLikely(tokens[index])
                && StandsAlone(tokens, used, index))
                return Spelling.TakeName(tokens, used, index, 1);
        }

        return null;
    }

    /// <summary>"Прізвище неправильне, має бути Зразенко": the last name that is named stands for one of the known ones.</summary>
    private static string? Correction(ImmutableArray<Token> tokens, bool[] used, Recipient known)
    {
        if (known.FullName is not { } name || !tokens.Any(token => token.Is("field") || token.Is("callme")))
            return null;

        for (var index = tokens.Length - 1; index >= 0; index--)
        {
            if (tokens[index].Capitalised && CanBeName(tokens[index], used[index]) && PersonNames.IsLikely(tokens[index]))
                return Corrected(name, Spelling.TakeName(tokens, used, index, 1), PersonNames.IsFirst(tokens[index]));
        }

        return null;
    }

    private static bool StandsAlone(ImmutableArray<Token> tokens, bool[] used, int index) =>
        (index == 0 || tokens[index].AfterComma || used[index - 1] || !CanBeName(tokens[index - 1], used[index - 1]))
        && (index + 1 == tokens.Length
            || tokens[index + 1].AfterComma
            || used[index + 1]
            || !CanBeName(tokens[index + 1], used[index + 1]));

    /// <summary>The name with one of its words replaced: the one that it resembles, else the first name or the surname.</summary>
    private static string Corrected(string name, string word, bool isFirst)
    {
        var parts = name.Split(' ');
        var place = Array.FindIndex(parts, part => Resembles(part, word));
        if (place < 0)
            place = isFirst ? parts.Length - 1 : 0;
        parts[place] = word;
        return string.Join(' ', parts);
    }

    private static bool Resembles(string one, string other) =>
        one.Length >= 3 && other.Length >= 3 && one.AsSpan(0, 3).Equals(other.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase);
}
