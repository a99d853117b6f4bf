using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Storage;

/// <summary>Settings of the database, section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Which database.</summary>
    /// <value>Default <c>sqlite</c>.</value>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>How to reach it; required for PostgreSQL.</summary>
    /// <value>Default <c>Data Source=data/mirt.db</c>.</value>
    public string? ConnectionString { get; set; }

    /// <summary>The most connections that one process opens to PostgreSQL: two are the commits' own, and one listens for signals.</summary>
    /// <value>Default 24.</value>
    [Range(4, 1_000)]
    public int MaxPoolSize { get; set; } = 24;

    /// <summary>How long one statement may take before the database counts as unavailable.</summary>
    /// <value>Default 3 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// PostgreSQL is reached through PgBouncer in transaction mode: nothing is kept in a server session between transactions.
    /// </summary>
    /// <value>Default false.</value>
    public bool PgBouncer { get; set; }

    /// <summary>The connection string that holds, with the default for SQLite.</summary>
    public string EffectiveConnectionString => ConnectionString ?? "Data Source=data/mirt.db";
}
