using System.Text;

namespace MirtAi.Grains.Documents;

/// <summary>Cuts a document's markdown into chunks: at headings, and where a chunk would become too long. Pure.</summary>
public static class DocumentChunker
{
    /// <summary>About how long a chunk is at most, in UTF-16 code units; a longer paragraph is cut between sentences or words.</summary>
    public const int MaxLength = 1_000;

    /// <summary>The longest heading of a chunk.</summary>
    public const int MaxHeading = 200;

    private const int MaxLevel = 6;

    /// <summary>The chunks in their order.</summary>
    public static IEnumerable<DocumentChunk> Cut(string markdown)
    {
        var headings = new string[MaxLevel];
        var text = new StringBuilder();
        var table = new TableRows();
        foreach (var raw in markdown.Split('\n'))
        {
            var line = raw.Trim();
            var level = LevelOf(line);
            if (level > 0 && Take(text, headings) is { } before)
                yield return before;
            if (level > 0)
            {
                Array.Clear(headings, level - 1, MaxLevel - level + 1);
                headings[level - 1] = line[level..].Trim();
                table.End();
                continue;
            }

            foreach (var piece in Pieces(table.Read(line)))
            {
                if (text.Length + piece.Length > MaxLength && Take(text, headings) is { } full)
                    yield return full;
                text.Append(text.Length > 0 ? "\n" : "").Append(piece);
            }
        }

        if (Take(text, headings) is { } last)
            yield return last;
    }

    private static int LevelOf(string line)
    {
        var level = 0;
        while (level < line.Length && line[level] == '#')
            level++;
        return level is > 0 and <= MaxLevel && level < line.Length && line[level] == ' ' ? level : 0;
    }

    private static DocumentChunk? Take(StringBuilder text, string[] headings)
    {
        if (text.Length == 0)
            return null;
        var heading = string.Join(" › ", headings.Where(one => !string.IsNullOrEmpty(one)));
        var chunk = new DocumentChunk(Language.CodePoints.Cut(heading, MaxHeading), text.ToString());
        text.Clear();
        return chunk;
    }

    private static IEnumerable<string> Pieces(string line)
    {
        if (line.Length == 0)
            yield break;
        if (line.Length <= MaxLength)
        {
            yield return line;
            yield break;
        }

        var piece = new StringBuilder();
        foreach (var part in Sentences.Of(line).SelectMany(Words))
        {
            if (piece.Length > 0 && piece.Length + 1 + part.Length > MaxLength)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(piece.Length > 0 ? " " : "").Append(part);
        }

        if (piece.Length > 0)
            yield return piece.ToString();
    }

    /// <summary>The sentence, or its words if it is long itself; a word that is too long is cut.</summary>
    private static IEnumerable<string> Words(string sentence) => sentence.Length <= MaxLength
        ? [sentence]
        : sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Length <= MaxLength
            ? [word]
            : word.Chunk(MaxLength).Select(letters => new string(letters)));
}
