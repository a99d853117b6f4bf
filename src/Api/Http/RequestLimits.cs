using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Api.Http;

/// <summary>
/// Limits the requests of each address before anything else is done with them, whatever the path: an endpoint that is added is limited
/// without a word, and so is a path that does not exist.
/// </summary>
internal static class RequestLimits
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>What the limits are called in the metrics.</summary>
    private enum Limit
    {
        Requests,
        Webhooks,
    }

    /// <summary>Adds them to the rate limiter of ASP.NET Core.</summary>
    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddSettings<RequestLimitOptions>(RequestLimitOptions.Section);
        services.AddRateLimiter(limiter => limiter.OnRejected = static (rejected, _) => Refuse(rejected));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RequestLimitOptions>>((limiter, settings) =>
            limiter.GlobalLimiter = new FailClosedLimiter<HttpContext>(OfAddresses(settings.Value)));
    }

    /// <summary>Says that the endpoint is one that platforms post to.</summary>
    public static TBuilder LimitedAsWebhook<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new LimitedAs(Limit.Webhooks));

    private static PartitionedRateLimiter<HttpContext> OfAddresses(RequestLimitOptions settings) =>
        PartitionedRateLimiter.Create<HttpContext, (Limit, string)>(context =>
        {
            var limit = LimitOf(context);
            return RateLimitPartition.GetTokenBucketLimiter((limit, ClientNetwork.Of(context)), key =>
            {
                var each = key.Item1 == Limit.Webhooks ? settings.WebhooksPerAddressPerSecond : settings.RequestsPerAddressPerSecond;
                return new()
                {
                    TokenLimit = RequestLimitOptions.BurstSeconds * each,
                    TokensPerPeriod = each,
                    ReplenishmentPeriod = Second,
                    QueueLimit = 0,
                };
            });
        });

    private static Limit LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<LimitedAs>()?.Limit ?? Limit.Requests;

    private static async ValueTask Refuse(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        if (rejected.Lease.TryGetMetadata(FailClosedLimiter<HttpContext>.HasFailed, out _))
        {
            LimitTelemetry.Refused("failed");
            await Problem.Unavailable("It cannot be told whether this is too much; send it again.", Soon).ExecuteAsync(context);
            return;
        }

        LimitTelemetry.Refused(LimitOf(context) == Limit.Webhooks ? "webhooks" : "requests");
        await Problem.TooManyRequests(
            "Too many requests come from this address.",
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Soon).ExecuteAsync(context);
    }

    private sealed record LimitedAs(Limit Limit);
}
