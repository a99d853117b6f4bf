using System.Text;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>Collects markdown within its limit; control characters are left out.</summary>
internal sealed class MarkdownWriter(ConversionLimits limits)
{
    private readonly StringBuilder text = new();

    /// <summary>The markdown.</summary>
    /// <exception cref="ConversionException">It has no words.</exception>
    public string Finish()
    {
        var markdown = text.ToString().TrimEnd() + "\n";
        return HasWords ? markdown : throw new ConversionException(DocumentReasons.NoText);
    }

    /// <summary>Whether something of the document was written.</summary>
    public bool HasWords { get; private set; }

    /// <summary>A heading between empty lines; one that is not read but made here is no word of the document.</summary>
    public void Heading(int level, string words, bool isRead = true)
    {
        if (Plain(words) is not { Length: > 0 } plain)
            return;
        HasWords |= isRead;
        Add($"\n{new string('#', level)} {plain}\n\n");
    }

    /// <summary>A line of its own, with an empty one behind it.</summary>
    public void Paragraph(string words) => Line(words, "\n\n");

    /// <summary>An entry of a list.</summary>
    public void Entry(string words)
    {
        if (Plain(words) is { Length: > 0 } plain)
            Line("- " + plain, "\n");
    }

    /// <summary>A row of a table; below its head stands a line.</summary>
    public void Row(IReadOnlyList<string> cells, bool isHead)
    {
        Line("| " + string.Join(" | ", cells.Select(cell => Plain(cell).Replace("|", @"\|", StringComparison.Ordinal))) + " |", "\n");
        if (isHead)
            Add("|" + string.Concat(Enumerable.Repeat(" --- |", cells.Count)) + "\n");
    }

    /// <summary>A line that is markdown already.</summary>
    public void Verbatim(string line) => Line(line, "\n");

    /// <summary>The table is over.</summary>
    public void EndTable() => Add("\n");

    private void Line(string words, string end)
    {
        if (Plain(words) is not { Length: > 0 } plain)
            return;
        HasWords |= plain.Any(char.IsLetterOrDigit);
        Add(plain + end);
    }

    private void Add(string piece)
    {
        if (text.Length + piece.Length > limits.MaxCharacters)
            throw new ConversionException(DocumentReasons.TooLarge);
        text.Append(piece);
    }

    /// <summary>The words on one line, without what databases cannot store.</summary>
    private static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (!isSpace && rune != Rune.ReplacementChar)
                plain.Append(rune.ToString());
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
