using System.Globalization;
using System.Text;

namespace MirtAi.Silo.Comments.Insights;

/// <summary>Insights as a table that spreadsheets open: UTF-8 with its mark, a comma between values (RFC 4180).</summary>
public static class InsightTable
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IEnumerable<InsightDay> days)
    {
        var table = new StringBuilder("day,views,reach,engaged,interactions,likes,comments,shares,saves\r\n");
        foreach (var row in days)
            table.Append(CultureInfo.InvariantCulture, $"{row.Day},{row.Views},{row.Reach},{row.Engaged},{row.Interactions},")
                .Append(CultureInfo.InvariantCulture, $"{row.Likes},{row.Comments},{row.Shares},{row.Saves}\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];
    }
}
