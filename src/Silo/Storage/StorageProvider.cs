namespace MirtAi.Storage;

/// <summary>The database behind the service.</summary>
public enum StorageProvider
{
    /// <summary>One file, one process.</summary>
    Sqlite = 0,

    /// <summary>PostgreSQL 15 or newer.</summary>
    Postgres = 1,
}
