using System.Text;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>Joins the lines into which a paragraph was broken to fit a page.</summary>
internal static class WrappedLines
{
    // A line that goes on below is about as long as the longest one.
    private const double LeastFilled = 0.6;
    private const int LeastLength = 40;

    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>The paragraphs of these lines; empty lines end one, and in markdown the end of a heading's or a table's line.</summary>
    public static IEnumerable<string> Join(IReadOnlyCollection<string> lines, bool isMarkdown = false)
    {
        var longest = lines.Select(line => line.Length).DefaultIfEmpty().Max();
        var paragraph = new StringBuilder();
        var before = "";
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (paragraph.Length > 0 && ((isMarkdown && before is ['#' or '|', ..]) || !GoesOn(before, line, longest)))
            {
                yield return paragraph.ToString();
                paragraph.Clear();
            }

            if (line.Length > 0 && IsHyphenated(paragraph, line))
                paragraph.Length--;
            else if (paragraph.Length > 0)
                paragraph.Append(' ');
            paragraph.Append(line);
            before = line;
        }

        if (paragraph.Length > 0)
            yield return paragraph.ToString();
    }

    private static bool GoesOn(string before, string line, int longest)
    {
        if (line.Length == 0 || IsMarked(line))
            return false;
        if (char.IsLower(line[0]) || before is [.., ',' or '-'])
            return true;
        return before is not [.., '.' or '!' or '?' or '…' or ':' or ';'] && before.Length >= Math.Max(LeastLength, longest * LeastFilled);
    }

    private static bool IsMarked(string line) => line[0] is '#' or '|' or '>' or '*' or '•' or '-' or '–' or '—'
        || (char.IsAsciiDigit(line[0]) && line.TrimStart(Digits) is ['.' or ')', ' ', ..]);

    private static bool IsHyphenated(StringBuilder paragraph, string line) =>
        paragraph.Length > 1 && paragraph[^1] == '-' && char.IsLetter(paragraph[^2]) && char.IsLower(line[0]);
}
