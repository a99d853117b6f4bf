using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Orders;

/// <summary>Orders in full, for people.</summary>
public interface IOrderSheets
{
    /// <summary>The newest order of a customer; null if they have none.</summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<OrderSheet?> Newest(string sessionKey);
}
