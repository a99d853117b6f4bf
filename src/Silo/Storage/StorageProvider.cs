namespace MirtAi.Silo.Storage;

/// <summary>Which database holds everything.</summary>
public enum StorageProvider
{
    /// <summary>One file, one process.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later, any number of processes.</summary>
    Postgres,
}
