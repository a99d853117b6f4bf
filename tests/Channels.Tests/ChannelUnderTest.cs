using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests;

/// <summary>What the compliance suite must know of a channel.</summary>
internal abstract class ChannelUnderTest
{
    /// <summary>The name that its sessions' keys begin with.</summary>
    public abstract string Name { get; }

    /// <summary>The window unless it is set.</summary>
    public abstract TimeSpan? Window { get; }

    /// <summary>The settings without which it does not work, with invented values.</summary>
    public virtual IReadOnlyDictionary<string, string?> Required { get; } = new Dictionary<string, string?>();

    /// <summary>Settings that choose the way which needs all that is required, where there is another one.</summary>
    public virtual IReadOnlyDictionary<string, string?> Chosen { get; } = new Dictionary<string, string?>();

    /// <summary>The setting that says where the platform is; null if it sends nothing to one.</summary>
    public virtual string? AddressKey => null;

    /// <summary>A recipient that its client understands.</summary>
    public abstract string Recipient { get; }

    /// <summary>What a client of the channel sends.</summary>
    public virtual OutboundMessage MessageOf(IChannelClient client) => new() { Text = "Вітаю" };

    /// <summary>The registration, as the service has it.</summary>
    public abstract void Register(IServiceCollection services, IConfiguration configuration);
}
