using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Files as programs write them.</summary>
internal static class SampleFiles
{
    /// <summary>A PDF with a line of text on each page.</summary>
    public static byte[] Pdf(params IEnumerable<string> pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var text in pages)
        {
            var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            var line = 0;
            foreach (var words in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                page.AddText(words, 12, new(40, 780 - 16 * line++), font);
        }

        return builder.Build();
    }

    /// <summary>A Word document: each line is a paragraph, with the style of its mark: <c>#</c>, <c>-</c>; rows of a table begin with a bar.</summary>
    public static byte[] Word(params string[] lines)
    {
        using var content = new MemoryStream();
        using (var word = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleName { Val = "heading 1" }) { Type = StyleValues.Paragraph, StyleId = "1" },
                new Style(new StyleName { Val = "heading 2" }) { Type = StyleValues.Paragraph, StyleId = "2" });
            var body = new Body();
            Table? table = null;
            foreach (var line in lines)
            {
                if (!line.StartsWith('|'))
                {
                    table = null;
                    body.Append(Paragraph(line));
                    continue;
                }

                if (table is null)
                    body.Append(table = new Table());
                table.Append(new TableRow(line.Trim('|').Split('|').Select(cell => new TableCell(Paragraph(cell.Trim())))));
            }

            main.Document = new Document(body);
        }

        return content.ToArray();
    }

    /// <summary>A workbook with one sheet for each name; cells are separated by bars, and <c>30%</c> is a number of that format.</summary>
    public static byte[] Workbook(params (string Name, string[] Rows)[] sheets)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """);
            // The second style is the format of percentages.
            Add(archive, "xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2">
                <xf numFmtId="0"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>
                """);
            Add(archive, "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
                </Relationships>
                """);
            Add(archive, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                {string.Concat(sheets.Index().Select(sheet => $"<sheet name=\"{sheet.Item.Name}\" sheetId=\"{sheet.Index + 1}\" r:id=\"rId{sheet.Index + 1}\"/>"))}
                </sheets></workbook>
                """);
            Add(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                {string.Concat(sheets.Index().Select(sheet => $"<Relationship Id=\"rId{sheet.Index + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{sheet.Index + 1}.xml\"/>"))}
                <Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
                </Relationships>
                """);
            foreach (var (index, sheet) in sheets.Index())
                Add(archive, $"xl/worksheets/sheet{index + 1}.xml", Sheet(sheet.Rows));
        }

        return content.ToArray();
    }

    /// <summary>A packed Office file with this part, which holds so many zeros.</summary>
    public static byte[] Bomb(string part, long bytes)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var written = archive.CreateEntry(part, CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 16];
            for (var left = bytes; left > 0; left -= zeros.Length)
                written.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
        }

        return content.ToArray();
    }

    private static Paragraph Paragraph(string line)
    {
        var (style, words) = line switch
        {
            ['#', '#', ' ', .. var rest] => ("2", rest),
            ['#', ' ', .. var rest] => ("1", rest),
            _ => (null, line),
        };
        var properties = new ParagraphProperties();
        if (style is not null)
            properties.Append(new ParagraphStyleId { Val = style });
        if (words is ['-', ' ', .. var entry])
        {
            words = entry;
            properties.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }));
        }

        return new Paragraph(properties, new Run(new Text(words) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static string Sheet(string[] rows)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var (row, line) in rows.Index())
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            foreach (var (column, cell) in line.Split('|').Index())
            {
                var place = $"{(char)('A' + column)}{row + 1}";
                xml.Append(cell is [.. var part, '%']
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"<c r=\"{place}\" s=\"1\"><v>{decimal.Parse(part, CultureInfo.InvariantCulture) / 100}</v></c>")
                    : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var written = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        written.Write(text.Trim());
    }
}
