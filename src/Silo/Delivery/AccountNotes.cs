using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Names the accounts whose credentials are refused. Health is asked for often, and must not wait for a grain that has just lost its
/// process: an answer is good for some seconds, and an older one better than a late one.
/// </summary>
internal sealed class AccountNotes(ChannelDirectory channels, IChannelAccounts accounts, TimeProvider clock) : IHealthNotes
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Lock refreshing = new();
    private volatile ImmutableDictionary<string, string> notes = ImmutableDictionary<string, string>.Empty;
    private Task refresh = Task.CompletedTask;
    private long? refreshedAt;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> Read(CancellationToken cancellationToken)
    {
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Refresh(), Task.Delay(Patience, clock, waited.Token));
        await waited.CancelAsync();
        return notes;
    }

    private Task Refresh()
    {
        lock (refreshing)
        {
            var isFresh = refreshedAt is { } at && clock.GetElapsedTime(at) < MaxAge;
            if (!isFresh && refresh.IsCompleted)
            {
                refreshedAt = clock.GetTimestamp();
                refresh = ReadAll();
            }

            return refresh;
        }
    }

    private async Task ReadAll()
    {
        var faults = await Task.WhenAll(channels.All.Select(client => FaultOf(client.Account)));
        notes = faults.OfType<KeyValuePair<string, string>>().ToImmutableDictionary();
    }

    private static string Text(DateTimeOffset since) =>
        string.Create(CultureInfo.InvariantCulture, $"credentials refused since {since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");

    private async Task<KeyValuePair<string, string>?> FaultOf(string account)
    {
        try
        {
            return (await accounts.Read(account)).CredentialsRefusedSince is { } since ? new(account, Text(since)) : null;
        }
        catch (Exception) // Whatever keeps it from being learned: the last answer stands.
        {
            return notes.TryGetValue(account, out var known) ? new(account, known) : null;
        }
    }
}
