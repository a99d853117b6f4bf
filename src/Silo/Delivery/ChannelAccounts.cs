using MirtAi.Grains.Interfaces.Accounts;
using Orleans;

namespace MirtAi.Silo.Delivery;

/// <summary>One grain for each account, which outlives pumps and processes.</summary>
internal sealed class ChannelAccounts(IGrainFactory grains) : IChannelAccounts
{
    /// <inheritdoc/>
    public Task<ChannelAccount> Read(string account) => grains.GetGrain<IChannelAccountGrain>(account).Read();

    /// <inheritdoc/>
    public Task Report(string account, AccountReport report) => grains.GetGrain<IChannelAccountGrain>(account).Report(report);
}
