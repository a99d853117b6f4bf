using System.Data.Common;

namespace MirtAi.Storage;

/// <summary>Where queries get their connections from.</summary>
public interface IDatabase
{
    /// <summary>Which dialect the connections speak.</summary>
    StorageProvider Provider { get; }

    /// <summary>An open connection; disposing it gives it back to the pool.</summary>
    /// <exception cref="Durability.StorageUnavailableException">None is to be had in time.</exception>
    ValueTask<DbConnection> Open(CancellationToken cancellationToken);
}
