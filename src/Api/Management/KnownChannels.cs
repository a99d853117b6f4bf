using System.Collections.Immutable;
using MirtAi.Channels;

namespace MirtAi.Api.Management;

/// <summary>
/// The names of channels by which lists can be filtered: of those that are registered, on or off, and of those that have settings.
/// </summary>
internal sealed class KnownChannels(IEnumerable<IChannel> channels, IEnumerable<MessagingWindow> others)
{
    /// <summary>In the alphabet's order.</summary>
    public ImmutableArray<string> Names { get; } =
    [
        .. channels.Select(channel => channel.Name).Concat(others.Select(window => window.Setting.ToLowerInvariant()))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
