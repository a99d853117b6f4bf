namespace MirtAi.Silo.Tests.Storage;

internal static class Sql
{
    /// <summary>Writes the keys, which hold no quotes, into the place of <c>any_of(@keys)</c>: both databases understand that.</summary>
    public static string In(this string sql, IEnumerable<string> keys) =>
        sql.Replace("= any_of(@keys)", $"in ({string.Join(',', keys.Select(key => $"'{key}'"))})", StringComparison.Ordinal);
}
