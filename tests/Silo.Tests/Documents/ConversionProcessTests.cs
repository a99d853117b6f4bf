using System.Text;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Documents.Conversion;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Documents are converted in a process of its own, whatever they do to it.</summary>
public sealed class ConversionProcessTests
{
    private static readonly ConversionProcess Converter = Within(TimeSpan.FromMinutes(2));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_comes_back_as_markdown_and_a_fault_as_its_reason()
    {
        var read = await Converter.Convert(DocumentFormats.Docx, SampleFiles.Word("# Їжа", "Пиріг — щодня."), Token);
        var refused = await Converter.Convert(DocumentFormats.Docx, "no"u8.ToArray(), Token);

        Assert.Equal(new ConvertedDocument("\n# Їжа\n\nПиріг — щодня.\n", null), read);
        Assert.Equal(new ConvertedDocument(null, DocumentReasons.OtherFormat), refused);
    }

    [Fact]
    public async Task Damaged_files_of_every_kind_end_with_a_reason()
    {
        var files = new[]
        {
            (DocumentFormats.Pdf, SampleFiles.Pdf("Text that is cut off")),
            (DocumentFormats.Docx, SampleFiles.Word("Text that is cut off")),
            (DocumentFormats.Xlsx, SampleFiles.Workbook(("s", ["Text that is cut off"]))),
        };
        foreach (var (format, file) in files)
        {
            var half = await Converter.Convert(format, file.AsMemory(0, file.Length / 2), Token);
            Assert.Contains(half.Reason, DocumentReasons.All);
        }

        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Enumerable.Repeat((byte)7, 4_000)];
        Assert.Contains((await Converter.Convert(DocumentFormats.Xls, compound, Token)).Reason, DocumentReasons.All);
    }

    [Fact]
    public async Task A_pdf_that_unpacks_to_gigabytes_ends_with_a_reason_and_not_with_the_service()
    {
        var converted = await Converter.Convert(DocumentFormats.Pdf, PdfBomb.Of(4L << 30), Token);

        Assert.Contains(converted.Reason, DocumentReasons.All);
    }

    [Fact]
    public async Task What_takes_too_long_is_ended()
    {
        var file = SampleFiles.Pdf(Enumerable.Range(1, 2_000).Select(page => $"Page {page}"));

        var converted = await Within(TimeSpan.FromMilliseconds(50)).Convert(DocumentFormats.Pdf, file, Token);

        Assert.Equal(new ConvertedDocument(null, DocumentReasons.TooSlow), converted);
    }

    [Fact]
    public async Task Nesting_without_end_costs_the_process_that_converts_and_no_other()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt>", 200_000));
        var nested = SampleFiles.Word("Text");
        var replaced = WordParts.WithBody(nested, deep);

        var converted = await Converter.Convert(DocumentFormats.Docx, replaced, Token);

        Assert.Contains(converted.Reason, DocumentReasons.All);
    }

    [Fact]
    public async Task It_knows_none_of_the_settings()
    {
        Environment.SetEnvironmentVariable("Admin__Token", "secret");
        try
        {
            Assert.DoesNotContain("Admin__Token", ConversionProcess.Command(DocumentFormats.Text, TimeSpan.FromMinutes(1)).Environment.Keys);
        }
        finally
        {
            Environment.SetEnvironmentVariable("Admin__Token", null);
        }

        var converted = await Converter.Convert(DocumentFormats.Text, Encoding.UTF8.GetBytes("Слово"), Token);
        Assert.Equal("Слово\n", converted.Markdown);
    }

    private static ConversionProcess Within(TimeSpan time) =>
        new(Options.Create(new DocumentOptions { ConversionTimeout = time }), TimeProvider.System);
}
