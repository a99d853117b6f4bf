using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MirtAi.Silo.Storage;

/// <summary>
/// Looks at connection strings before anything is opened. What is wrong with one may be a part of its password, so it is not said.
/// </summary>
internal static class ConnectionStrings
{
    public static bool IsReadable(StorageOptions options)
    {
        try
        {
            DbConnectionStringBuilder _ = options.Provider == StorageProvider.Postgres
                ? new NpgsqlConnectionStringBuilder(options.EffectiveConnectionString)
                : new SqliteConnectionStringBuilder(options.EffectiveConnectionString);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Whether a readable connection string of SQLite names a file.</summary>
    public static bool NamesFile(StorageOptions options) =>
        new SqliteConnectionStringBuilder(options.EffectiveConnectionString) is { Mode: not SqliteOpenMode.Memory } settings
        && settings.DataSource is not ("" or ":memory:") && !settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
}
