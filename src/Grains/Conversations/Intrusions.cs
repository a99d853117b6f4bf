using System.Collections.Immutable;
using System.Text;
using MirtAi.Language;

namespace MirtAi.Conversations;

/// <summary>
/// Attempts to steer the answerer: orders to forget its rules, roles to play, markup and code of other systems, also written with
/// look-alike letters, digits for letters, spaced out, or in base64.
/// </summary>
public static class Intrusions
{
    private const int LeastEncodedLength = 24, MaxEncodedRuns = 5;

    private static readonly string[] Marks =
    [
        "<script", "javascript:", "onerror=", "onload=", "<|im_start|>", "<|system|>", "[inst]", "[/inst]", "<<sys>>", "{{", "${", "drop table",
        "union select", "' or '1'='1", "; --", "```",
    ];

    private static readonly string[] Roles = ["system:", "assistant:", "developer:", "user:", "role:", "### instruction", "[system]", "<system>"];

    /// <summary>Whether the message is one.</summary>
    public static bool Occur(string text, ImmutableArray<Token> tokens) =>
        HasMark(text) || Says(tokens) || Says(Lexicon.Common.Read(WithoutDigits(text))) || Hides(text);

    private static bool Says(ImmutableArray<Token> tokens) => PhraseBook.Labels(tokens).Contains("injection");

    private static bool HasMark(string text)
    {
        if (Array.Exists(Marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)))
            return true;

        return text.AsSpan().EnumerateLines() is var lines && AnyRole(lines);
    }

    private static bool AnyRole(SpanLineEnumerator lines)
    {
        foreach (var line in lines)
        {
            var trimmed = line.TrimStart();
            foreach (var role in Roles)
            {
                if (trimmed.StartsWith(role, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"1gn0re" is "ignore" and "i g n o r e" too; numbers that stand alone stay.</summary>
    private static string WithoutDigits(string text)
    {
        var plain = Letters.Plain(text);
        var letters = new StringBuilder(plain.Length);
        for (var index = 0; index < plain.Length; index++)
        {
            var beside = (index > 0 && char.IsLetter(plain[index - 1])) || (index + 1 < plain.Length && char.IsLetter(plain[index + 1]));
            letters.Append(beside ? Letter(plain[index]) : plain[index]);
        }

        return Joined(letters.ToString());
    }

    private static char Letter(char character) => character switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    };

    /// <summary>Runs of single letters are one word.</summary>
    private static string Joined(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joined = new StringBuilder(text.Length);
        for (var index = 0; index < words.Length; index++)
        {
            var continues = index > 0 && words[index].Length == 1 && words[index - 1].Length == 1;
            if (joined.Length > 0 && !continues)
                joined.Append(' ');
            joined.Append(words[index]);
        }

        return joined.ToString();
    }

    private static bool Hides(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= LeastEncodedLength)
            .Take(MaxEncodedRuns)
            .Any(word => Decoded(word) is { } hidden && (HasMark(hidden) || Says(Lexicon.Common.Read(hidden))));

    private static string? Decoded(string word)
    {
        var buffer = new byte[word.Length];
        return Convert.TryFromBase64String(word, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : null;
    }
}
