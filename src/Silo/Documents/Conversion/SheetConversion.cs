using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>Sheets as tables: the first row that holds something is the head.</summary>
internal static class SheetConversion
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    // Old Excel files are in the code pages of their time.
    static SheetConversion() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>A workbook.</summary>
    public static void Write(byte[] content, MarkdownWriter writer, ConversionLimits limits) => Read(
        () => ExcelReaderFactory.CreateReader(new MemoryStream(content, writable: false)), writer, limits);

    /// <summary>Values with a separator between them, whichever it is.</summary>
    public static void WriteSeparated(string text, MarkdownWriter writer, ConversionLimits limits) => Read(
        () => ExcelReaderFactory.CreateCsvReader(
            new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false),
            new ExcelReaderConfiguration { FallbackEncoding = Encoding.UTF8, AutodetectSeparators = Separators }),
        writer,
        limits);

    private static void Read(Func<IExcelDataReader> open, MarkdownWriter writer, ConversionLimits limits)
    {
        try
        {
            using var reader = open();
            var left = limits.MaxRows;
            do
            {
                if (reader.VisibleState == "visible" || string.IsNullOrEmpty(reader.VisibleState))
                    WriteSheet(reader, writer, limits, ref left);
            }
            while (reader.NextResult());
        }
        catch (InvalidPasswordException exception)
        {
            throw new ConversionException(DocumentReasons.Encrypted, exception);
        }
        catch (HeaderException exception)
        {
            throw new ConversionException(DocumentReasons.OtherFormat, exception);
        }
        catch (ExcelReaderException exception)
        {
            throw new ConversionException(DocumentReasons.Damaged, exception);
        }
    }

    private static void WriteSheet(IExcelDataReader reader, MarkdownWriter writer, ConversionLimits limits, ref int left)
    {
        var isHead = true;
        while (reader.Read())
        {
            var columns = Math.Min(reader.FieldCount, limits.MaxColumns);
            string[] cells = [.. Enumerable.Range(0, columns).Select(column => Words(reader, column))];
            var last = Array.FindLastIndex(cells, cell => cell.Length > 0);
            if (last < 0)
                continue;
            if (--left < 0)
                throw new ConversionException(DocumentReasons.TooLarge);
            if (isHead && reader.ResultsCount > 1)
                writer.Heading(2, reader.Name, isRead: false);
            writer.Row(cells[..(last + 1)], isHead);
            isHead = false;
        }

        writer.EndTable();
    }

    private static string Words(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        // Stored as a part of one, and written as it is shown.
        double part when reader.GetNumberFormatString(column)?.Contains('%', StringComparison.Ordinal) == true =>
            (part * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%",
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "",
    };
}
