namespace MirtAi.Silo.Documents.Conversion;

/// <summary>
/// Turns a document into markdown. Pure; takes as long and as much memory as the document wants, see <see cref="ConversionProcess"/>.
/// </summary>
internal static class DocumentConversion
{
    /// <summary>The markdown: headings, paragraphs, lists and tables.</summary>
    /// <exception cref="ConversionException">It cannot be read.</exception>
    public static string Convert(string format, byte[] content, ConversionLimits limits)
    {
        var writer = new MarkdownWriter(limits);
        try
        {
            Write(format, content, writer, limits);
        }
        catch (Exception exception) when (exception is not (ConversionException or OutOfMemoryException))
        {
            // Libraries fail in every way upon what is no whole document.
            throw new ConversionException(DocumentReasons.Damaged, exception);
        }

        return writer.Finish();
    }

    private static void Write(string format, byte[] content, MarkdownWriter writer, ConversionLimits limits)
    {
        switch (format)
        {
            case DocumentFormats.Pdf:
                PdfConversion.Write(content, writer, limits);
                break;
            case DocumentFormats.Docx:
                PackedFiles.Check(content, limits);
                WordConversion.Write(content, writer);
                break;
            case DocumentFormats.Xlsx:
                PackedFiles.Check(content, limits);
                SheetConversion.Write(content, writer, limits);
                break;
            case DocumentFormats.Xls:
                SheetConversion.Write(content, writer, limits);
                break;
            case DocumentFormats.Csv:
                SheetConversion.WriteSeparated(TextEncodings.Decode(content), writer, limits);
                break;
            case DocumentFormats.Markdown:
                TextConversion.Write(TextEncodings.Decode(content), isMarkdown: true, writer);
                break;
            default:
                TextConversion.Write(TextEncodings.Decode(content), isMarkdown: false, writer);
                break;
        }
    }
}
