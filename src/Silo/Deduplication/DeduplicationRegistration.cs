using Microsoft.Extensions.DependencyInjection;
using MirtAi.Jobs;
using MirtAi.Settings;

namespace MirtAi.Deduplication;

/// <summary>Registers how long ids of events are kept, and their cleanup.</summary>
internal static class DeduplicationRegistration
{
    /// <summary>Ids of events, which say themselves when they expire.</summary>
    public static readonly ExpiringRows Expiry = new("dedupe-cleanup", "webhook_dedupe", "id", "expires_at", TimeSpan.FromMinutes(10));

    public static IServiceCollection AddDeduplication(this IServiceCollection services)
    {
        services.AddSettings<DeduplicationOptions>(DeduplicationOptions.Section);
        return services.AddCleanup(_ => Expiry);
    }
}
