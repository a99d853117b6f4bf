using System.Globalization;
using System.Text;

namespace MirtAi.Silo.Comments.Months;

/// <summary>Months of comments as a table that spreadsheets open: UTF-8 with its mark, a comma between values (RFC 4180).</summary>
public static class CommentMonthTable
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IEnumerable<CommentMonth> months)
    {
        var table = new StringBuilder("month,closed,type,comments,answered,hidden,deleted\r\n");
        foreach (var row in months)
            table.Append(CultureInfo.InvariantCulture, $"{row.Month},{(row.Closed ? "true" : "false")},{row.Type},{row.Comments},")
                .Append(CultureInfo.InvariantCulture, $"{row.Answered},{row.Hidden},{row.Deleted}\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];
    }
}
