using System.Collections.Immutable;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Silo.Health;

/// <summary>
/// Health is asked for often, and must not wait for what has just lost its process or its database: an answer is good for some seconds,
/// and an older one better than a late one.
/// </summary>
internal abstract class CachedHealthNotes(TimeProvider clock) : IHealthNotes
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Lock refreshing = new();
    private volatile ImmutableDictionary<string, string> notes = ImmutableDictionary<string, string>.Empty;
    private Task refresh = Task.CompletedTask;
    private long? refreshedAt;

    /// <summary>What was read last.</summary>
    protected ImmutableDictionary<string, string> Last => notes;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> Read(CancellationToken cancellationToken)
    {
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Refresh(), Task.Delay(Patience, clock, waited.Token));
        await waited.CancelAsync();
        return notes;
    }

    /// <summary>Reads anew; what it throws leaves the last answer.</summary>
    protected abstract Task<ImmutableDictionary<string, string>> ReadAll();

    private Task Refresh()
    {
        lock (refreshing)
        {
            var isFresh = refreshedAt is { } at && clock.GetElapsedTime(at) < MaxAge;
            if (!isFresh && refresh.IsCompleted)
            {
                refreshedAt = clock.GetTimestamp();
                refresh = Replace();
            }

            return refresh;
        }
    }

    private async Task Replace()
    {
        try
        {
            notes = await ReadAll();
        }
        catch (Exception exception) // Whatever keeps it from being learned: the last answer stands.
        {
            CaughtFaults.Count("health-notes", exception);
        }
    }
}
