using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Searching in any case and any alphabet, with the same SQL in both databases.</summary>
internal static class SearchPattern
{
    /// <summary>A pattern for <c>lower(column) like @pattern escape '!'</c> that finds the words as they are written.</summary>
    public static string Containing(string words)
    {
        var literal = words.ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
        return $"%{literal}%";
    }

    // SQLite's own lower() knows the English alphabet only.
    public static void FoldAllAlphabets(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
            sqlite.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
    }
}
