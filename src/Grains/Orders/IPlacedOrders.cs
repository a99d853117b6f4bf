using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Orders;

/// <summary>The orders that managers have.</summary>
public interface IPlacedOrders
{
    /// <summary>An order of a customer; null if they have no such one.</summary>
    /// <param name="sessionKey">The customer's session.</param>
    /// <param name="number">Its number; null for the newest one.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<StoredOrder?> Find(string sessionKey, string? number);
}
