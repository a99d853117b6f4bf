using System.Collections.Immutable;
using MirtAi.Channels;

namespace MirtAi.Api.Management;

/// <summary>The names of channels by which lists can be filtered: of those that are registered, on or off.</summary>
internal sealed class KnownChannels(IEnumerable<IChannel> channels)
{
    /// <summary>In the alphabet's order.</summary>
    public ImmutableArray<string> Names { get; } = [.. channels.Select(channel => channel.Name).Order(StringComparer.Ordinal)];
}
