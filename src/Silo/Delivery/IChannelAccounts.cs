using MirtAi.Grains.Interfaces.Accounts;

namespace MirtAi.Silo.Delivery;

/// <summary>What the fleet knows of channel accounts. It helps delivery, which goes on without it.</summary>
internal interface IChannelAccounts
{
    /// <summary>What is known of the account. Any exception says that it cannot be learned now.</summary>
    Task<ChannelAccount> Read(string account);

    /// <summary>Returns once the report is stored. Any exception says that it is not known to be.</summary>
    Task Report(string account, AccountReport report);
}
