using System.Data.Common;

namespace MirtAi.Silo.Storage;

/// <summary>The way to the database for queries that both providers understand, and what they say differently.</summary>
public interface IDatabase
{
    /// <summary>Which database it is.</summary>
    StorageProvider Provider { get; }

    /// <summary>The expression for the database's time.</summary>
    string Now => After("0");

    /// <summary>An open connection; dispose it soon.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database cannot be reached.</exception>
    ValueTask<DbConnection> Open(CancellationToken cancellationToken);

    /// <summary>The expression for a time so many seconds after <see cref="Now"/>.</summary>
    string After(string seconds) => Provider == StorageProvider.Postgres
        ? $"clock_timestamp() + make_interval(secs => {seconds})"
        : $"strftime('%Y-%m-%dT%H:%M:%f', 'now', {seconds} || ' seconds') || '000Z'";

    /// <summary>The expression for the seconds from <see cref="Now"/> until the time in a column, less than zero once it is over.</summary>
    string SecondsUntil(string column) => Provider == StorageProvider.Postgres
        ? $"extract(epoch from {column} - clock_timestamp())::float8"
        : $"(julianday({column}) - julianday('now')) * 86400.0";

    /// <summary>The literal for false.</summary>
    string False => Provider == StorageProvider.Postgres ? "false" : "0";

    /// <summary>The condition that a column is one of the values of a list parameter.</summary>
    string IsOneOf(string column, string parameter) => Provider == StorageProvider.Postgres
        ? $"{column} = any({parameter})"
        : $"{column} in {parameter}";

    /// <summary>The expression for the day of a time, UTC, as <c>2026-01-31</c>.</summary>
    string Day(string column) => Provider == StorageProvider.Postgres
        ? $"to_char({column} at time zone 'UTC', 'YYYY-MM-DD')"
        : $"substr({column}, 1, 10)";
}
