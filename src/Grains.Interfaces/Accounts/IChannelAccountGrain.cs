using Orleans;

namespace MirtAi.Grains.Interfaces.Accounts;

/// <summary>
/// Remembers how a platform treats one account of a channel, whichever process sends through it. The key is the account's name in the
/// outbox, for instance <c>telegram</c>.
/// </summary>
[Alias("mirtai.IChannelAccountGrain")]
public interface IChannelAccountGrain : IGrainWithStringKey
{
    /// <summary>What is known; nothing, of an account that was never refused.</summary>
    [Alias("Read")]
    Task<ChannelAccount> Read();

    /// <summary>
    /// Takes what was learned by sending; returns once it is stored. Safe to repeat: managers are told once that credentials are refused,
    /// until they are taken again.
    /// </summary>
    [Alias("Report")]
    Task Report(AccountReport report);
}
