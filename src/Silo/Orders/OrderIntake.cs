using MirtAi.Channels.Orders;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Managers;

namespace MirtAi.Silo.Orders;

/// <inheritdoc cref="IOrderIntake"/>
internal sealed class OrderIntake(ManagerActions actions) : IOrderIntake
{
    /// <inheritdoc/>
    public Task<ManagerReceipt> Place(string channel, string sessionKey, OrderRequest order, CancellationToken cancellationToken) =>
        actions.Do(
            sessionKey,
            new ManagerAction
            {
                Kind = ManagerActionKind.PlaceOrder,
                Manager = channel,
                Order = order.Number,
                Placement = order,
            },
            cancellationToken);
}
