using System.Collections.Frozen;

namespace MirtAi.Grains.Messages;

/// <summary>The channel clients that are on, by account.</summary>
public sealed class ChannelDirectory(IEnumerable<IChannelClient> clients)
{
    private readonly FrozenDictionary<string, IChannelClient> byAccount = clients.ToFrozenDictionary(client => client.Account);

    /// <summary>All of them.</summary>
    public IEnumerable<IChannelClient> All => byAccount.Values;

    /// <summary>The client of an account; one that is off refuses everything.</summary>
    public IChannelClient Find(string account) => byAccount.GetValueOrDefault(account) ?? new ClosedChannel(account);
}
