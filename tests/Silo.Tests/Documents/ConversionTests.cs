using System.Text;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Documents.Conversion;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Files of each kind become markdown; what cannot be read says why.</summary>
public sealed class ConversionTests
{
    private static readonly ConversionLimits Limits = new();

    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    [Fact]
    public void A_word_document_keeps_headings_lists_and_tables_in_their_order()
    {
        var file = SampleFiles.Word(
            "# Доставка", "Надсилаємо щодня.", "- Київ", "- Львів", "| Місто | Днів |", "| Варшава | 5 |", "## Пакування",
            "Коробка з бантом.");

        Assert.Equal(
            """

            # Доставка

            Надсилаємо щодня.

            - Київ
            - Львів
            | Місто | Днів |
            | --- | --- |
            | Варшава | 5 |


            ## Пакування

            Коробка з бантом.

            """.ReplaceLineEndings("\n"),
            Convert(DocumentFormats.Docx, file));
    }

    [Fact]
    public void A_pdf_is_read_page_by_page_and_lines_of_a_paragraph_are_joined()
    {
        var file = SampleFiles.Pdf(
            "We wrap every dress as a gift in a box with a ribbon, and a card\ncomes with it.", "Returns take two weeks.");

        var markdown = Convert(DocumentFormats.Pdf, file);

        Assert.Contains("## Page 1", markdown, StringComparison.Ordinal);
        Assert.Contains("box with a ribbon, and a card comes with it.", markdown, StringComparison.Ordinal);
        Assert.True(markdown.IndexOf("## Page 2", StringComparison.Ordinal) < markdown.IndexOf("Returns take", StringComparison.Ordinal));
    }

    [Fact]
    public void Sheets_become_tables_under_their_names()
    {
        var file = SampleFiles.Workbook(("Доставка", ["Місто|Днів", "Варшава|5"]), ("Догляд", ["Тканина|Прання", "Льон|30 градусів"]));

        var markdown = Convert(DocumentFormats.Xlsx, file);

        Assert.Contains("## Доставка\n\n| Місто | Днів |\n| --- | --- |\n| Варшава | 5 |\n", markdown, StringComparison.Ordinal);
        Assert.Contains("## Догляд\n\n| Тканина | Прання |\n| --- | --- |\n| Льон | 30 градусів |\n", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Місто;Днів\nВаршава;5")]
    [InlineData("Місто,Днів\nВаршава,5")]
    [InlineData("Місто\tДнів\r\nВаршава\t5\r\n")]
    public void Separated_values_become_a_table_whatever_separates_them(string text)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Cyrillic })
            Assert.Equal(
                "| Місто | Днів |\n| --- | --- |\n| Варшава | 5 |\n", Convert(DocumentFormats.Csv, encoding.GetBytes(text)).TrimStart('\n'));
    }

    [Fact]
    public void Texts_are_read_in_the_encoding_that_they_are_in()
    {
        const string Text = "Ґанок, їжак і щит. Ёлка, «объём» и эхо.";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(Text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], Encoding.Unicode.GetBytes(Text),
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)], Encoding.BigEndianUnicode.GetBytes(Text),
            Cyrillic.GetBytes(Text),
        ];

        Assert.All(files, file => Assert.Equal(Text + "\n", Convert(DocumentFormats.Text, file)));
    }

    [Fact]
    public void Markdown_stays_what_it_is_and_wrapped_lines_are_one_paragraph()
    {
        const string Text = "# Shop\n\nWe are open on weekdays, and on Saturdays until three o'clock in the\nafternoon.\n\n* first\n* second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";

        Assert.Equal(
            "\n# Shop\n\nWe are open on weekdays, and on Saturdays until three o'clock in the afternoon.\n\n- first\n- second\n"
            + "| a | b |\n|---|---|\n| 1 | 2 |\n",
            Convert(DocumentFormats.Markdown, Encoding.UTF8.GetBytes(Text)));
    }

    [Theory]
    [InlineData("# Доставка\nпо Україні 3 дні", "\n# Доставка\n\nпо Україні 3 дні\n")]
    [InlineData("# Як ми пакуємо подарунки до свят і до днів народження\nКоробка з бантом.",
        "\n# Як ми пакуємо подарунки до свят і до днів народження\n\nКоробка з бантом.\n")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\nусі розміри в сантиметрах", "| a | b |\n|---|---|\n| 1 | 2 |\nусі розміри в сантиметрах\n")]
    public void A_line_of_markdown_that_is_whole_takes_nothing_of_the_line_below(string text, string markdown) =>
        Assert.Equal(markdown, Convert(DocumentFormats.Markdown, Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_part_that_is_shown_as_percent_is_read_as_percent()
    {
        var file = SampleFiles.Workbook(("Знижки", ["Кількість|Знижка", "3|30%", "5|12.5%"]));

        Assert.Contains("| 3 | 30% |\n| 5 | 12.5% |", Convert(DocumentFormats.Xlsx, file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_box_that_is_written_twice_for_old_programs_is_read_once()
    {
        var file = WordParts.WithBody(
            SampleFiles.Word("x"),
            """
            <w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">
            <w:txbxContent><w:p><w:r><w:t>Знижка 10 відсотків.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>
            <w:txbxContent><w:p><w:r><w:t>Знижка 10 відсотків.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>
            <w:p><w:r><w:t>Далі.</w:t></w:r></w:p></w:body></w:document>
            """);

        Assert.Equal("Знижка 10 відсотків.\n\nДалі.\n", Convert(DocumentFormats.Docx, file).TrimStart('\n'));
    }

    [Fact]
    public void A_pdf_of_2000_pages_is_read_whole()
    {
        var file = SampleFiles.Pdf(Enumerable.Range(1, 2_000).Select(page => $"Page {page} tells about ribbons."));

        var markdown = Convert(DocumentFormats.Pdf, file);

        Assert.Contains("Page 1 tells about ribbons.", markdown, StringComparison.Ordinal);
        Assert.Contains("Page 2000 tells about ribbons.", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DocumentFormats.Pdf)]
    [InlineData(DocumentFormats.Docx)]
    [InlineData(DocumentFormats.Xlsx)]
    [InlineData(DocumentFormats.Xls)]
    public void A_file_of_another_kind_is_told_by_its_bytes(string format) =>
        Assert.Equal(DocumentReasons.OtherFormat, ReasonOf(format, "This is a plain text, whatever its name says."u8.ToArray()));

    [Fact]
    public void What_is_no_text_is_no_text_file() =>
        Assert.Equal(DocumentReasons.OtherFormat, ReasonOf(DocumentFormats.Text, [1, 2, 3, 0, 5, 200, 0, 0, 17, 23, 42, 0, 99]));

    [Fact]
    public void An_encrypted_office_file_and_an_old_one_are_told_apart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        byte[] encrypted = [.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[600]];

        Assert.Equal(DocumentReasons.Encrypted, ReasonOf(DocumentFormats.Docx, encrypted));
        Assert.Equal(DocumentReasons.Encrypted, ReasonOf(DocumentFormats.Xlsx, encrypted));
        Assert.Equal(DocumentReasons.OtherFormat, ReasonOf(DocumentFormats.Docx, compound));
    }

    [Theory]
    [InlineData(DocumentFormats.Docx, "word/document.xml")]
    [InlineData(DocumentFormats.Xlsx, "xl/worksheets/sheet1.xml")]
    public void A_zip_bomb_is_refused_before_it_is_unpacked(string format, string part) =>
        Assert.Equal(DocumentReasons.TooLarge, ReasonOf(format, SampleFiles.Bomb(part, 300L << 20)));

    [Fact]
    public void Limits_fail_the_document_as_a_whole()
    {
        var pages = SampleFiles.Pdf("one", "two", "three");
        var rows = SampleFiles.Workbook(("s", ["a|b", "1|2", "3|4"]));

        Assert.Equal(DocumentReasons.TooLarge, ReasonOf(DocumentFormats.Pdf, pages, Limits with { MaxPages = 2 }));
        Assert.Equal(DocumentReasons.TooLarge, ReasonOf(DocumentFormats.Xlsx, rows, Limits with { MaxRows = 2 }));
        Assert.Equal(DocumentReasons.TooLarge, ReasonOf(DocumentFormats.Pdf, pages, Limits with { MaxCharacters = 10 }));
    }

    [Fact]
    public void A_file_without_words_says_so()
    {
        Assert.Equal(DocumentReasons.NoText, ReasonOf(DocumentFormats.Pdf, SampleFiles.Pdf("", "")));
        Assert.Equal(DocumentReasons.NoText, ReasonOf(DocumentFormats.Text, " \n\n--- \n"u8.ToArray()));
        Assert.Equal(DocumentReasons.NoText, ReasonOf(DocumentFormats.Docx, SampleFiles.Word("")));
    }

    private static string Convert(string format, byte[] file) => DocumentConversion.Convert(format, file, Limits);

    private static string ReasonOf(string format, byte[] file, ConversionLimits? limits = null) =>
        Assert.Throws<ConversionException>(() => DocumentConversion.Convert(format, file, limits ?? Limits)).Reason;
}
