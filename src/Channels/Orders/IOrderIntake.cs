using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Channels.Orders;

/// <summary>Takes orders that a platform's own flow collected.</summary>
public interface IOrderIntake
{
    /// <summary>Places an order, once by its number; returns once it is stored.</summary>
    /// <param name="channel">The channel whose platform collected it.</param>
    /// <param name="sessionKey">The customer's session.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be stored.</exception>
    Task<ManagerReceipt> Place(string channel, string sessionKey, OrderRequest order, CancellationToken cancellationToken);
}
