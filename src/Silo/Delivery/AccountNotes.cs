using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Interfaces.Accounts;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Names the accounts that are refused. Health is asked for often, and must not wait for a grain that has just lost its
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

    private static string? Text(ChannelAccount known) => known switch
    {
        { CredentialsRefusedSince: { } since } => $"credentials refused since {Utc(since)}",
        { ChatRefusedSince: { } since } => $"chat refused since {Utc(since)}: {known.LastRefusal}",
        _ => null,
    };

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task<KeyValuePair<string, string>?> FaultOf(string account)
    {
        try
        {
            return Text(await accounts.Read(account)) is { } text ? new(account, text) : null;
        }
        catch (Exception) // Whatever keeps it from being learned: the last answer stands.
        {
            return notes.TryGetValue(account, out var known) ? new(account, known) : null;
        }
    }
}
