using Npgsql;

namespace MirtAi.Silo.Storage.Postgres;

/// <summary>What PostgreSQL's error codes mean for the service.</summary>
internal static class PostgresFaults
{
    /// <summary>Null for a statement that is wrong.</summary>
    public static StorageFault? Classify(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.DiskFull => StorageFault.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => StorageFault.ReadOnly,
        PostgresErrorCodes.InsufficientPrivilege => StorageFault.Rights,
        PostgresErrorCodes.InvalidCatalogName => StorageFault.Missing,
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction
            or PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidSchemaName => StorageFault.Schema,
        PostgresErrorCodes.LockNotAvailable => StorageFault.Blocked,
        PostgresErrorCodes.QueryCanceled => StorageFault.Slow,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => StorageFault.Damaged,
        PostgresErrorCodes.IoError or PostgresErrorCodes.SystemError => StorageFault.Broken,
        // A column changed under a prepared statement, which is prepared anew after this.
        PostgresErrorCodes.FeatureNotSupported when exception.Routine == "RevalidateCachedQuery" => StorageFault.Away,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => StorageFault.Away,
        ['2', '8', ..] => StorageFault.Refused,
        ['5', '3', ..] => StorageFault.Busy,
        _ => exception.IsTransient ? StorageFault.Away : null,
    };
}
