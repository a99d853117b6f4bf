using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>
/// Word's documents: headings, paragraphs, lists and tables in their order. The body is read as a stream, and not as a tree, which would
/// take many times its size.
/// </summary>
internal static class WordConversion
{
    private const string Space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private const int MaxLevel = 6;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static void Write(byte[] content, MarkdownWriter writer)
    {
        try
        {
            using var word = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
            if (word.MainDocumentPart is not { } body)
                throw new ConversionException(DocumentReasons.OtherFormat);
            var levels = body.StyleDefinitionsPart is { } styles ? HeadingLevels(styles) : [];
            using var reader = XmlReader.Create(body.GetStream(FileMode.Open, FileAccess.Read), Settings);
            new Body(reader, levels, writer).Read();
        }
        catch (Exception exception) when (
            exception is OpenXmlPackageException or XmlException or InvalidDataException or FileFormatException)
        {
            throw new ConversionException(DocumentReasons.Damaged, exception);
        }
    }

    /// <summary>Ids of styles that are headings: their names are the same in every language, their ids are not.</summary>
    private static Dictionary<string, int> HeadingLevels(StyleDefinitionsPart styles)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = XmlReader.Create(styles.GetStream(FileMode.Open, FileAccess.Read), Settings);
        var id = "";
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Space)
                continue;
            if (reader.LocalName == "style")
                id = reader.GetAttribute("styleId", Space) ?? "";
            else if (reader.LocalName == "name" && LevelOf(reader.GetAttribute("val", Space)) is > 0 and var level)
                levels[id] = level;
        }

        return levels;
    }

    private static int LevelOf(string? name)
    {
        const string Heading = "heading ";
        if (string.Equals(name, "title", StringComparison.OrdinalIgnoreCase))
            return 1;
        return name?.StartsWith(Heading, StringComparison.OrdinalIgnoreCase) == true
            && int.TryParse(name.AsSpan(Heading.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            ? Math.Clamp(level, 1, MaxLevel)
            : 0;
    }

    private sealed class Body(XmlReader reader, Dictionary<string, int> levels, MarkdownWriter writer)
    {
        private readonly StringBuilder text = new();
        private readonly List<string> cells = [];
        private readonly StringBuilder cell = new();
        private int level, tables;
        private bool isEntry, isHead;

        public void Read()
        {
            while (reader.Read())
            {
                // The same once more, for programs that do not know what it is.
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Fallback", NamespaceURI: Compatibility })
                    PassOver();
                if (reader.NamespaceURI != Space)
                    continue;
                if (reader.NodeType == XmlNodeType.Element)
                {
                    Begin(reader.LocalName);
                    if (reader.IsEmptyElement)
                        End(reader.LocalName);
                }
                else if (reader.NodeType == XmlNodeType.EndElement)
                {
                    End(reader.LocalName);
                }
            }
        }

        // To the end of the element, at which the reader stays.
        private void PassOver()
        {
            using var inside = reader.ReadSubtree();
            while (inside.Read())
            {
            }
        }

        private void Begin(string element)
        {
            switch (element)
            {
                case "p":
                    (level, isEntry) = (0, false);
                    break;
                case "pStyle":
                    level = levels.GetValueOrDefault(reader.GetAttribute("val", Space) ?? "");
                    break;
                case "numPr":
                    isEntry = true;
                    break;
                case "t" when !reader.IsEmptyElement:
                    reader.Read();
                    text.Append(reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                        ? reader.Value : "");
                    break;
                case "tab" or "br" or "cr":
                    text.Append(' ');
                    break;
                case "tbl":
                    isHead = tables++ == 0;
                    break;
            }
        }

        private void End(string element)
        {
            switch (element)
            {
                case "p":
                    EndParagraph();
                    break;
                case "tc" when tables == 1:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                case "tr" when tables == 1:
                    if (cells.Exists(one => one.Length > 0))
                    {
                        writer.Row(cells, isHead);
                        isHead = false;
                    }

                    cells.Clear();
                    break;
                case "tbl":
                    tables--;
                    if (tables == 0)
                        writer.EndTable();
                    break;
            }
        }

        private void EndParagraph()
        {
            var words = text.ToString().Trim();
            text.Clear();
            if (words.Length == 0)
                return;
            if (tables > 0)
                cell.Append(cell.Length > 0 ? " " : "").Append(words);
            else if (level > 0)
                writer.Heading(level, words);
            else if (isEntry)
                writer.Entry(words);
            else
                writer.Paragraph(words);
        }
    }
}
