using System.Threading.RateLimiting;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Api.Http;

/// <summary>A limiter that refuses what <paramref name="inner"/> cannot decide.</summary>
internal sealed class FailClosedLimiter<T>(PartitionedRateLimiter<T> inner) : PartitionedRateLimiter<T>
{
    /// <summary>What a refused lease has if the limiter failed.</summary>
    public static readonly MetadataName<bool> HasFailed = MetadataName.Create<bool>("FAILED");

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics(T resource)
    {
        try
        {
            return inner.GetStatistics(resource);
        }
        catch (Exception exception) // The edge of a limiter: what it has left, if it fails, is nothing.
        {
            CaughtFaults.Count("limiter", exception);
            return new RateLimiterStatistics();
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(T resource, int permitCount)
    {
        try
        {
            return inner.AttemptAcquire(resource, permitCount);
        }
        catch (Exception exception) // The edge of a limiter: a guard that fails refuses.
        {
            CaughtFaults.Count("limiter", exception);
            return new FailedLease();
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(T resource, int permitCount, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.AcquireAsync(resource, permitCount, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            CaughtFaults.Count("limiter", exception);
            return new FailedLease();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override async ValueTask DisposeAsyncCore()
    {
        await inner.DisposeAsync();
        await base.DisposeAsyncCore();
    }

    private sealed class FailedLease : RateLimitLease
    {
        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [HasFailed.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            var isThere = metadataName == HasFailed.Name;
            metadata = isThere ? true : null;
            return isThere;
        }
    }
}
