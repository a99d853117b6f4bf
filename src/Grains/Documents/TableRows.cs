namespace MirtAi.Grains.Documents;

/// <summary>Reads the rows of markdown's tables as sentences: what each cell is, and what it holds.</summary>
internal sealed class TableRows
{
    private string[]? columns;

    /// <summary>
    /// A line that is no row as it is, without the mark of a list; a row with its columns' names; the head of a table as nothing.
    /// </summary>
    public string Read(string line)
    {
        if (!line.StartsWith('|'))
        {
            End();
            return line.StartsWith("- ", StringComparison.Ordinal) ? line[2..].Trim() : line;
        }

        var cells = CellsOf(line);
        if (columns is null)
        {
            columns = cells;
            return "";
        }

        if (cells.All(cell => cell.Length > 0 && cell.All(letter => letter is '-' or ':')))
            return "";
        var told = cells.Index()
            .Where(cell => cell.Item.Length > 0)
            .Select(cell => columns.ElementAtOrDefault(cell.Index) is { Length: > 0 } column ? $"{column}: {cell.Item}" : cell.Item);
        return string.Join("; ", told);
    }

    /// <summary>The table is over.</summary>
    public void End() => columns = null;

    private static string[] CellsOf(string row) =>
        [.. row.Trim('|').Replace(@"\|", "\u0001", StringComparison.Ordinal).Split('|')
            .Select(cell => cell.Replace('\u0001', '|').Trim())];
}
