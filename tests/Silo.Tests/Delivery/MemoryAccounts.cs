using MirtAi.Grains.Accounts;
using MirtAi.Grains.Interfaces.Accounts;
using MirtAi.Silo.Delivery;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>What is known of accounts, in the memory of a test that has no silo; it can be made unreachable.</summary>
internal sealed class MemoryAccounts : IChannelAccounts
{
    private readonly Lock changes = new();
    private readonly Dictionary<string, ChannelAccount> known = [];
    private int reports;

    /// <summary>Throw whatever is asked.</summary>
    public volatile bool IsAway;

    public int Reports => Volatile.Read(ref reports);

    public Task<ChannelAccount> Read(string account)
    {
        lock (changes)
        {
            return IsAway
                ? Task.FromException<ChannelAccount>(new TimeoutException())
                : Task.FromResult(known.GetValueOrDefault(account) ?? new());
        }
    }

    public Task Report(string account, AccountReport report)
    {
        lock (changes)
        {
            if (IsAway)
                return Task.FromException(new TimeoutException());
            known[account] = (known.GetValueOrDefault(account) ?? new()).After(report);
            reports++;
            return Task.CompletedTask;
        }
    }
}
