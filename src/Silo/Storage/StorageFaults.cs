using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage.Postgres;
using MirtAi.Silo.Storage.Sqlite;
using Npgsql;

namespace MirtAi.Silo.Storage;

/// <summary>Tells a database that is away, or cannot serve as it is, from a statement that is wrong.</summary>
internal static class StorageFaults
{
    /// <summary>
    /// Runs a piece of database work; what says "not now", or "not before somebody has mended it", becomes
    /// <see cref="StorageUnavailableException"/>.
    /// </summary>
    public static async Task<T> Guard<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            throw new StorageUnavailableException("The database is unavailable: " + exception.GetBaseException().Message, exception);
        }
    }

    /// <summary>Whether the same work may succeed later, unchanged.</summary>
    public static bool IsUnavailable(Exception exception) => Classify(exception) is not null;

    /// <summary>Whether it stays so until somebody sees to the database.</summary>
    public static bool NeedsOperator(Exception exception) => Classify(exception) is { NeedsOperator: true };

    /// <summary>
    /// What is wrong with the database and what to do about it, without names of hosts, users or tables; null if it is the statement
    /// that is wrong.
    /// </summary>
    public static string? Reason(Exception exception) => Classify(exception)?.Reason;

    private static StorageFault? Classify(Exception? exception) => exception switch
    {
        StorageUnavailableException unavailable => Classify(unavailable.InnerException) ?? StorageFault.Away,
        PostgresException postgres => PostgresFaults.Classify(postgres),
        SqliteException sqlite => SqliteFaults.Classify(sqlite),
        DatabaseFileMovedException => StorageFault.Moved,
        NpgsqlException or TimeoutException or SocketException or IOException or DbException { IsTransient: true } => StorageFault.Away,
        _ => null,
    };
}
