namespace MirtAi.Silo.Documents.Conversion;

/// <summary>Plain texts, and markdown, which stays as it is but for the breaks within paragraphs.</summary>
internal static class TextConversion
{
    public static void Write(string text, bool isMarkdown, MarkdownWriter writer)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        foreach (var paragraph in WrappedLines.Join(lines, isMarkdown))
        {
            var level = isMarkdown ? paragraph.Length - paragraph.TrimStart('#').Length : 0;
            if (level is > 0 and <= 6 && paragraph.Length > level && paragraph[level] == ' ')
                writer.Heading(level, paragraph[level..].Trim(' ', '#'));
            else if (paragraph is ['-' or '*' or '•', ' ', .. var entry])
                writer.Entry(entry);
            else if (isMarkdown && paragraph[0] == '|')
                writer.Verbatim(paragraph);
            else
                writer.Paragraph(isMarkdown ? Unmarked(paragraph) : paragraph);
        }
    }

    /// <summary>Without what only makes words bold.</summary>
    private static string Unmarked(string paragraph) =>
        paragraph.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal);
}
