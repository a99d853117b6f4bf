namespace MirtAi.Grains.Customers;

/// <summary>The stored memories of customers. They are written as an effect of a turn's commit.</summary>
public interface ICustomerMemories
{
    /// <summary>What is remembered of the session's customer; an empty memory if nothing is.</summary>
    /// <exception cref="Durability.StorageUnavailableException">The database cannot be reached.</exception>
    Task<CustomerMemory> Load(string sessionKey, CancellationToken cancellationToken);
}
