using System.Data.Common;

namespace MirtAi.Storage;

/// <summary>The way to the database for queries that both providers understand.</summary>
public interface IDatabase
{
    /// <summary>Which database it is.</summary>
    StorageProvider Provider { get; }

    /// <summary>The expression for the database's time in its queries.</summary>
    string Now { get; }

    /// <summary>The expression for a time so many seconds after <see cref="Now"/>.</summary>
    string After(string seconds);

    /// <summary>The condition that a column has one of the values of a list parameter.</summary>
    string OneOf(string column, string parameter);

    /// <summary>An open connection; dispose it soon.</summary>
    /// <exception cref="Durability.StorageUnavailableException">The database cannot be reached.</exception>
    ValueTask<DbConnection> Open(CancellationToken cancellationToken);
}
