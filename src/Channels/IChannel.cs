using MirtAi.Channels.Feeds;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels;

/// <summary>
/// A platform on which customers write, as the rest of the service knows it. It is there whether it is configured or not, costs nothing to
/// create and reads its settings late: wrong ones are told by their own check. What it sends with is its <c>IChannelClient</c>s, one an
/// account, which are registered while they are configured.
/// </summary>
public interface IChannel
{
    /// <summary>The name that its sessions' keys begin with, for instance <c>telegram</c> in <c>telegram:123</c>.</summary>
    string Name { get; }

    /// <summary>Every account that it may send through, by its name in the outbox, whether configured or not.</summary>
    IReadOnlyCollection<string> Accounts { get; }

    /// <summary>How long after a customer's message the platform takes what the customer did not ask for.</summary>
    MessagingWindow Window { get; }

    /// <summary>Where the platform posts its events; null if it posts none.</summary>
    IWebhook? Webhook => null;

    /// <summary>Where the platform is asked for its events; null if it cannot be.</summary>
    IEventFeed? Feed => null;

    /// <summary>Where the platform posts what is no event.</summary>
    IEnumerable<IPlatformCallback> Callbacks => [];

    /// <summary>How its parts are. What a platform does is not a part: it decides nothing about who gets requests.</summary>
    IEnumerable<ChannelHealth> Health => [];

    /// <summary>Asks the platform how all is that the channel needs, for <c>./mirt doctor</c>. Changes nothing.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The channel's settings are wrong.</exception>
    Task<IReadOnlyList<Finding>> Examine(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([]);

    /// <summary>What an operator can do with it on the command line.</summary>
    IEnumerable<IChannelCommand> Commands => [];
}
