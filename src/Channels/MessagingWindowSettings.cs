using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels;

/// <summary>The messaging windows of all channels as configured. Section <c>MessagingWindows</c>.</summary>
internal sealed class MessagingWindowSettings(IEnumerable<IChannel> channels, IConfiguration configuration) : ISettingsCheck
{
    private const string SectionName = "MessagingWindows";

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10), Longest = TimeSpan.FromDays(30);

    private readonly IConfigurationSection section = configuration.GetSection(SectionName);

    /// <summary>Every window that can be set.</summary>
    public ImmutableArray<MessagingWindow> All { get; } = [.. channels.Select(channel => channel.Window)];

    /// <summary>The keys of the section.</summary>
    public KnownSettings Known => new(SectionName, null, [.. All.Select(window => window.Setting)]);

    /// <inheritdoc/>
    public IEnumerable<string> Faults() =>
        All.Where(window => section[window.Setting] is { } value && Length(value) is null).Select(window =>
            $"{SectionName}:{window.Setting}: set a length of time from 00:10:00 to 30.00:00:00, as [days.]hours:minutes:seconds");

    /// <summary>The windows by channel.</summary>
    /// <exception cref="OptionsValidationException">Some are wrong.</exception>
    public MessagingWindows Read()
    {
        if (Faults().ToArray() is { Length: > 0 } faults)
            throw new OptionsValidationException(SectionName, typeof(MessagingWindows), faults);
        return new MessagingWindows(
            from window in All
            let length = section[window.Setting] is { } value ? Length(value) : window.Default
            where length is not null
            select KeyValuePair.Create(window.Setting, length.Value));
    }

    private static TimeSpan? Length(string value) =>
        TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var length) && length >= Shortest && length <= Longest ? length : null;
}
