using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels;

/// <summary>Registers what channels have in common.</summary>
public static class ChannelRegistration
{
    /// <summary>Adds the messaging windows of the channels that are registered.</summary>
    public static IServiceCollection AddMessagingWindows(this IServiceCollection services) => services
        .AddSingleton<MessagingWindowSettings>()
        .AddSingleton<ISettingsCheck>(provider => provider.GetRequiredService<MessagingWindowSettings>())
        .AddKnownSettings(provider => provider.GetRequiredService<MessagingWindowSettings>().Known)
        .AddSingleton(provider => provider.GetRequiredService<MessagingWindowSettings>().Read());
}
