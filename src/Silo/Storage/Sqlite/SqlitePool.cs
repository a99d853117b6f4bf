namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>A file has no pool to run out of: one writer, and readers as they come.</summary>
internal sealed class SqlitePool : IPoolStatistics
{
    /// <inheritdoc/>
    public PoolStatistics Read() => new(Size: 1, InUse: 0, Idle: 1, Waiting: 0);
}
