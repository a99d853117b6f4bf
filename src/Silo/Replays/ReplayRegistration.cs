using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Replays;

/// <summary>Registers the recordings of turns.</summary>
internal static class ReplayRegistration
{
    /// <summary>Adds how turns are recorded, and their cleanup.</summary>
    public static IServiceCollection AddReplays(this IServiceCollection services)
    {
        services.AddSettings<ReplayOptions>(ReplayOptions.Section);
        return services
            .AddSingleton<ReplayComposer>()
            .AddReplayTables()
            .AddCleanup(provider => Expiry(provider.GetRequiredService<IOptions<ReplayOptions>>().Value));
    }

    /// <summary>Adds how they are stored, exported and erased.</summary>
    internal static IServiceCollection AddReplayTables(this IServiceCollection services) => services
        .AddEffect<TurnRecorded, PostgresTurnWriter, SqliteTurnWriter>()
        .AddPersonalTable(new PersonalTable("turns", "session_key, turn_id")
        {
            Columns = "session_key, turn_id, at, channel, state, waited_ms, cast(replay as text) as replay",
            Documents = ["replay"],
        });

    /// <summary>Recordings that are older than <see cref="ReplayOptions.Retention"/> are deleted.</summary>
    internal static ExpiringRows Expiry(ReplayOptions options) =>
        new("turns-cleanup", "turns", "session_key, turn_id", "at", TimeSpan.FromMinutes(10))
        {
            Retention = options.Retention,
            OfCustomers = true,
        };
}
