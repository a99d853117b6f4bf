using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Interfaces.Accounts;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Delivery;

/// <summary>Names the accounts that are refused.</summary>
internal sealed class AccountNotes(ChannelDirectory channels, IChannelAccounts accounts, TimeProvider clock) : CachedHealthNotes(clock)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableDictionary<string, string>> ReadAll()
    {
        var faults = await Task.WhenAll(channels.All.Select(client => FaultOf(client.Account)));
        return faults.OfType<KeyValuePair<string, string>>().ToImmutableDictionary();
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
        catch (Exception exception) // Whatever keeps it from being learned: the last answer stands.
        {
            CaughtFaults.Count("account-notes", exception);
            return Last.TryGetValue(account, out var known) ? new(account, known) : null;
        }
    }
}
