using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Durability;
using Npgsql;

namespace MirtAi.Silo.Storage;

/// <summary>Tells a database that is away from a statement that is wrong.</summary>
internal static class StorageFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteFull = 13;
    private const int SqliteIoError = 10;
    private const int SqliteCannotOpen = 14;

    /// <summary>Runs a piece of database work; what says "not now" becomes <see cref="StorageUnavailableException"/>.</summary>
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
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is
            PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable,
        NpgsqlException or TimeoutException or SocketException or IOException => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked or SqliteFull or SqliteIoError or SqliteCannotOpen,
        DbException database => database.IsTransient,
        _ => false,
    };
}
