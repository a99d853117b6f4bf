using System.Collections.Immutable;

namespace MirtAi.Grains.Customers;

/// <summary>The stored memories of customers. They are written as an effect of a turn's commit.</summary>
public interface ICustomerMemories
{
    /// <summary>What is remembered of the session's customer; an empty memory if nothing is.</summary>
    /// <exception cref="Durability.StorageUnavailableException">The database cannot be reached.</exception>
    Task<CustomerMemory> Load(string sessionKey, CancellationToken cancellationToken);

    /// <summary>What is remembered in the other sessions of the session's customer.</summary>
    /// <exception cref="Durability.StorageUnavailableException">The database cannot be reached.</exception>
    Task<ImmutableArray<CustomerMemory>> LoadOthers(string sessionKey, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CustomerMemory>>([]);
}
