using MirtAi.Silo.Documents;
using MirtAi.Silo.Documents.Conversion;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Files as LibreOffice writes them are read.</summary>
public sealed class OfficeConversionTests
{
    private const string Page = """
        <html><head><meta charset="utf-8"><title>Правила</title></head><body>
        <h1>Обмін</h1><p>Обмін триває чотирнадцять днів, якщо збережено бирки.</p>
        <ul><li>Сукні міняємо.</li><li>Білизну не міняємо.</li></ul>
        <h2>Доставка</h2>
        <table border="1"><tr><td>Місто</td><td>Днів</td></tr><tr><td>Львів</td><td>2</td></tr></table>
        <p>Їжак і ґанок: ё, ъ, ы.</p></body></html>
        """;

    private const string Table = "Місто;Днів;Дата\nЛьвів;2;2026-03-01\nОдеса;3,5;2026-03-02\n";

    /// <summary>Semicolons, quotes, UTF-8.</summary>
    private const string Separated = "csv:59,34,76";

    [Fact]
    public async Task A_text_document_keeps_its_headings_lists_and_tables()
    {
        Assert.SkipWhen(OfficeFiles.Program is null, OfficeFiles.Missing);

        var markdown = Read(DocumentFormats.Docx, await OfficeFiles.Convert("rules.html", Page, "docx:Office Open XML Text"));

        AssertInOrder(
            markdown, "# Обмін", "Обмін триває чотирнадцять днів, якщо збережено бирки.", "- Сукні міняємо.", "- Білизну не міняємо.",
            "## Доставка", "| Місто | Днів |", "| Львів | 2 |", "Їжак і ґанок: ё, ъ, ы.");
    }

    [Fact]
    public async Task A_pdf_has_its_text_in_order()
    {
        Assert.SkipWhen(OfficeFiles.Program is null, OfficeFiles.Missing);

        var markdown = Read(DocumentFormats.Pdf, await OfficeFiles.Convert("rules.html", Page, "pdf:writer_web_pdf_Export"));

        AssertInOrder(markdown, "Обмін", "чотирнадцять днів", "Сукні міняємо.", "Доставка", "Львів", "Їжак і ґанок: ё, ъ, ы.");
    }

    [Theory]
    [InlineData(DocumentFormats.Xlsx, "xlsx:Calc MS Excel 2007 XML")]
    [InlineData(DocumentFormats.Xls, "xls:MS Excel 97")]
    public async Task A_workbook_new_or_old_becomes_a_table(string format, string to)
    {
        Assert.SkipWhen(OfficeFiles.Program is null, OfficeFiles.Missing);

        var markdown = Read(format, await OfficeFiles.Convert("cities.csv", Table, to, Separated));

        AssertInOrder(markdown, "| Місто | Днів | Дата |", "| Львів | 2 |", "| Одеса | 3");
        Assert.Contains("2026", markdown, StringComparison.Ordinal);
    }

    private static string Read(string format, byte[] file) => DocumentConversion.Convert(format, file, new ConversionLimits());

    private static void AssertInOrder(string markdown, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var place = markdown.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(place >= 0, $"\"{part}\" is not there, or not in its place, in:\n{markdown}");
            from = place + part.Length;
        }
    }
}
