using MirtAi.Grains.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>The text of PDF, page by page; pictures of text are no text.</summary>
internal static class PdfConversion
{
    private const int LookedForMark = 1_024;

    public static void Write(byte[] content, MarkdownWriter writer, ConversionLimits limits)
    {
        if (content.AsSpan(0, Math.Min(content.Length, LookedForMark)).IndexOf("%PDF-"u8) < 0)
            throw new ConversionException(DocumentReasons.OtherFormat);
        try
        {
            using var pdf = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (pdf.NumberOfPages > limits.MaxPages)
                throw new ConversionException(DocumentReasons.TooLarge);
            for (var number = 1; number <= pdf.NumberOfPages; number++)
            {
                var text = ContentOrderTextExtractor.GetText(pdf.GetPage(number), addDoubleNewline: true);
                if (string.IsNullOrWhiteSpace(text))
                    continue;
                if (pdf.NumberOfPages > 1)
                    writer.Heading(2, PageHeading.Of(number), isRead: false);
                foreach (var paragraph in WrappedLines.Join(text.ReplaceLineEndings("\n").Split('\n')))
                    writer.Paragraph(paragraph);
            }
        }
        catch (PdfDocumentEncryptedException encrypted)
        {
            throw new ConversionException(DocumentReasons.Encrypted, encrypted);
        }
    }
}
