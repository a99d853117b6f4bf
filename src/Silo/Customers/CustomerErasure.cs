using Microsoft.Extensions.Logging;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Hosting;
using Orleans;

namespace MirtAi.Silo.Customers;

/// <summary>Deletes everything that is held about a customer, through their session.</summary>
public sealed partial class CustomerErasure(
    CustomerQueries customers, IGrainFactory grains, TimeProvider clock, ILogger<CustomerErasure> logger)
    : ICustomerErasure
{
    /// <inheritdoc/>
    public async Task Erase(string key, CancellationToken cancellationToken)
    {
        if (!await customers.Holds(key, cancellationToken))
            return;
        await TransientGrainFaults.Retry(() => grains.GetGrain<ISessionGrain>(key).Erase(), clock, cancellationToken);
        LogErased(key.Split(':', 2)[0]);
    }

    [LoggerMessage(600, LogLevel.Information,
        "Everything about a customer of the channel {Channel} was erased, as an operator or the platform asked")]
    private partial void LogErased(string channel);
}
