using System.Globalization;
using System.Text;

namespace MirtAi.Silo.Comments.Followers;

/// <summary>Days of the account as a table that spreadsheets open: UTF-8 with its mark, a comma between values (RFC 4180).</summary>
public static class AccountDayTable
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IEnumerable<AccountDay> days)
    {
        var table = new StringBuilder("day,followers,follows,posts\r\n");
        foreach (var row in days)
            table.Append(CultureInfo.InvariantCulture, $"{row.Day},{row.Followers},{row.Follows},{row.Posts}\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];
    }
}
