using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Comments.Classification;

/// <summary>
/// Finds profanity and gross insults by the lists of <c>data/comments/profanity.txt</c>, also with digits for letters, in mixed alphabets,
/// spaced out, or with letters starred out.
/// </summary>
internal static class Profanity
{
    private const string Masks = "*#_$%.-";
    private const int MinSpaced = 3, MaxStarred = 20, MaxLength = 2_200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly ImmutableArray<Regex> Roots =
    [
        .. WordFile.Sections("comments-profanity.txt").Where(section => section.Name == "root")
            .Select(section => new Regex($"^(?:{section.Entry})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience)),
    ];

    /// <summary>The words that people star out.</summary>
    private static readonly ImmutableArray<string> Starred =
    [
        .. WordFile.Sections("comments-profanity.txt").Where(section => section.Name == "starred")
            .SelectMany(section => section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    /// <summary>The first such word as it was written; null if there is none.</summary>
    public static string? Find(string text)
    {
        var plain = Letters.Plain(CodePoints.Cut(text, MaxLength)).ToLowerInvariant();
        var words = plain.Split(' ', '\n', '\t', ',', '?', ';', ':', '"', '(', ')', '«', '»', '/');
        return words.FirstOrDefault(IsOne) ?? Spaced(plain);
    }

    private static bool IsOne(string written)
    {
        var word = written.Trim('*', '_', '.', '-', '…', '!', '\'', '`', '#');
        if (word.Length < 3 && !(written.Length >= 3 && word.Length > 0))
            return false;
        return Matches(Letters.Fold(word)) || Matches(Lettered(word)) || Matches(Letters.Fold(WithoutMarks(word))) || IsStarred(written);
    }

    private static bool Matches(string word) => word.Length >= 3 && Roots.Any(root => root.IsMatch(word));

    /// <summary>"п1здець", "xyйня": digits and signs that look like letters, in the alphabet of most of the word.</summary>
    private static string Lettered(string word)
    {
        var cyrillic = word.Count(letter => letter is >= 'а' and <= 'ӿ') >= word.Count(char.IsAsciiLetter);
        var letters = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            letters.Append(letter switch
            {
                '0' => cyrillic ? 'о' : 'o',
                '1' or '!' or '|' => cyrillic ? 'і' : 'i',
                '3' => cyrillic ? 'з' : 'e',
                '4' => cyrillic ? 'ч' : 'a',
                '@' => cyrillic ? 'а' : 'a',
                '5' or '$' => cyrillic ? 'с' : 's',
                '6' => cyrillic ? 'б' : 'b',
                '7' => cyrillic ? 'т' : 't',
                '8' => cyrillic ? 'в' : 'b',
                _ => letter,
            });
        }

        return Letters.Fold(letters.ToString());
    }

    /// <summary>"х.у.й": marks between letters.</summary>
    private static string WithoutMarks(string word) => string.Concat(word.Where(char.IsLetterOrDigit));

    /// <summary>"п***ц", "f*ck": the first letter is there, and as many as are starred out or one more.</summary>
    private static bool IsStarred(string written)
    {
        var word = written.TrimStart('*', '_', '.', '-', '!').TrimEnd('.', '-', '_', '!');
        var marks = word.Count(Masks.Contains);
        if (marks == 0 || word.Length is < 3 or > MaxStarred || !char.IsLetter(word[0]) || word.AsSpan().IndexOfAny('*', '#') < 0)
            return false;
        return Starred.Any(candidate => Fits(word, candidate));
    }

    private static bool Fits(string masked, string candidate)
    {
        var shown = masked.Count(letter => !IsMask(letter));
        // One letter of a short word may be of any word; people who show so little know why.
        return (shown >= 2 || masked.Length <= 5) && masked[0].ToString() is var first
            && (Letters.Fold(first) == candidate[0].ToString() || Twin(masked[0]) == candidate[0])
            && Fits(masked.AsSpan(1), candidate.AsSpan(1));
    }

    /// <summary>So many marks in a row stand for as many letters, one less, or up to two more.</summary>
    private static bool Fits(ReadOnlySpan<char> masked, ReadOnlySpan<char> candidate)
    {
        if (masked.IsEmpty || candidate.IsEmpty)
            return masked.IsEmpty && candidate.IsEmpty;
        if (!IsMask(masked[0]))
        {
            var isSame = Letters.Fold(masked[..1]) == candidate[..1].ToString() || Twin(masked[0]) == candidate[0];
            return isSame && Fits(masked[1..], candidate[1..]);
        }

        var run = 1;
        while (run < masked.Length && IsMask(masked[run]))
            run++;
        for (var letters = Math.Max(1, run - 1); letters <= Math.Min(candidate.Length, run == 1 ? 1 : run + 2); letters++)
            if (Fits(masked[run..], candidate[letters..]))
                return true;
        return false;
    }

    private static bool IsMask(char letter) => Masks.Contains(letter, StringComparison.Ordinal);

    private static char Twin(char letter) => "aeopcxyikmtbh".IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place
        ? "аеорсхуікмтвн"[place]
        : letter;

    /// <summary>"с у к а": letters that stand alone, three or more in a row.</summary>
    private static string? Spaced(string text)
    {
        var run = new StringBuilder();
        foreach (var part in text.Split([' ', '.', '-', '_', '*'], StringSplitOptions.RemoveEmptyEntries).Append("end"))
        {
            if (part.Length == 1 && char.IsLetter(part[0]))
            {
                run.Append(part);
                continue;
            }

            if (run.Length >= MinSpaced && Matches(Letters.Fold(run.ToString())))
                return run.ToString();
            run.Clear();
        }

        return null;
    }
}
