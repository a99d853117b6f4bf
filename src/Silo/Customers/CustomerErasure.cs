using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Customers.Links;
using Orleans;

namespace MirtAi.Silo.Customers;

/// <summary>Deletes everything that is held about a customer, through their sessions on all channels.</summary>
public sealed partial class CustomerErasure(
    CustomerQueries customers, CustomerLinks links, HoldQueries holds, IGrainFactory grains, TimeProvider clock,
    ILogger<CustomerErasure> logger)
    : ICustomerErasure
{
    /// <inheritdoc/>
    public async Task<bool> Erase(string key, CancellationToken cancellationToken)
    {
        var isDone = true;
        foreach (var session in await links.KeysOf(key, cancellationToken))
            isDone &= await EraseSession(session, cancellationToken);
        return isDone;
    }

    private async Task<bool> EraseSession(string key, CancellationToken cancellationToken)
    {
        if (!await customers.Holds(key, cancellationToken))
            return true;
        await TransientGrainFaults.Retry(() => grains.GetGrain<ISessionGrain>(key).Erase(), clock, cancellationToken);
        if (await holds.Find(key, cancellationToken) is not null)
        {
            LogPostponed(key.Split(':', 2)[0]);
            return false;
        }

        LogErased(key.Split(':', 2)[0]);
        return true;
    }

    [LoggerMessage(601, LogLevel.Information,
        "A customer of the channel {Channel} is to be erased, and is held for the law: it is done when the hold is lifted")]
    private partial void LogPostponed(string channel);

    [LoggerMessage(600, LogLevel.Information,
        "Everything about a customer of the channel {Channel} was erased, as an operator or the platform asked")]
    private partial void LogErased(string channel);
}
