using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Reads broadcasts and how far they are.</summary>
internal sealed class BroadcastQueries(IDatabase database, IOptions<BroadcastOptions> options, TimeProvider clock)
{
    private const string Columns = """key as "Key", cast(state as text) as "State" """;

    /// <summary>Broadcasts, newest first.</summary>
    public async Task<Listing<BroadcastView>> List(PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.ReadPage<Row>(
            Columns, $"from grain_state where kind = '{IBroadcastGrain.Kind}'", "state ->> 'createdAt' desc, key", null, page,
            cancellationToken);
        return rows.With<BroadcastView>(await Views(connection, rows.Items, cancellationToken));
    }

    /// <summary>One broadcast, or null.</summary>
    public async Task<BroadcastView?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select {Columns} from grain_state where kind = '{IBroadcastGrain.Kind}' and key = @id", new { id },
            cancellationToken: cancellationToken));
        return row is null ? null : (await Views(connection, [row], cancellationToken))[0];
    }

    private async Task<IReadOnlyList<BroadcastView>> Views(
        DbConnection connection, IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var counts = await Counts(connection, [.. rows.Select(row => row.Key)], cancellationToken);
        return [.. rows.Select(row => View(row, counts[row.Key].ToDictionary(count => count.What, count => count.Customers)))];
    }

    private BroadcastView View(Row row, Dictionary<string, long> counts)
    {
        var broadcast = JsonSerializer.Deserialize<Broadcast>(row.State, JsonSerializerOptions.Web)!;
        var left = broadcast.IsOver || broadcast.AllEnqueued ? 0 : Math.Max(0, broadcast.Recipients - broadcast.Enqueued);
        return new BroadcastView
        {
            Id = row.Key,
            Status = broadcast.Status,
            Text = new BroadcastText
            {
                Uk = OrNull(broadcast.Words.Ukrainian),
                Ru = OrNull(broadcast.Words.Russian),
                En = OrNull(broadcast.Words.English),
            },
            Audience = Criteria(broadcast.Audience),
            Photo = broadcast.Photo,
            Buttons = broadcast.Buttons,
            OptOutButton = broadcast.OptOutButton,
            CreatedAt = broadcast.CreatedAt,
            StartsAt = broadcast.StartsAt,
            EndedAt = broadcast.EndedAt,
            Recipients = broadcast.Recipients,
            RequestDigest = broadcast.RequestDigest,
            Progress = new BroadcastProgress
            {
                Sent = counts.GetValueOrDefault("sent"),
                Failed = counts.GetValueOrDefault("failed"),
                Uncertain = counts.GetValueOrDefault("uncertain"),
                Waiting = counts.GetValueOrDefault("waiting"),
                Left = left,
                Skipped = broadcast.Skipped,
                EndsAt = broadcast is { AllEnqueued: false, NextAt: { } next } ? EndsAt(next, left) : null,
            },
        };
    }

    private DateTimeOffset EndsAt(DateTimeOffset next, long left)
    {
        var from = next > clock.GetUtcNow() ? next : clock.GetUtcNow();
        return from + Math.Max(0, Math.Ceiling((double)left / options.Value.BatchSize) - 1) * options.Value.BatchPause;
    }

    /// <summary>The customers of broadcasts, each by the worst that became of its messages.</summary>
    private async Task<ILookup<string, (string What, long Customers)>> Counts(
        DbConnection connection, string[] ids, CancellationToken cancellationToken)
    {
        var broadcast = BroadcastRows.Broadcast(database.Provider);
        var mine = $"{BroadcastRows.Lane} and {database.IsOneOf(broadcast, "@ids")}";
        var rows = await connection.QueryAsync<(string Broadcast, int Worst, long Customers)>(new CommandDefinition(
            $"""
            select broadcast, worst, count(*) from (
                select broadcast, session_key, max(rank) as worst from (
                    select {broadcast} as broadcast, session_key, 4 as rank from outbox where {mine}
                    union all
                    select {broadcast} as broadcast, session_key,
                        case status when 'sent' then 1 when 'uncertain' then 2 else 3 end as rank
                    from deliveries where {mine}) m
                group by broadcast, session_key) c
            group by broadcast, worst
            """,
            new { ids }, cancellationToken: cancellationToken));
        return rows.ToLookup(
            row => row.Broadcast,
            row => (row.Worst switch
            {
                1 => "sent",
                2 => "uncertain",
                3 => "failed",
                _ => "waiting",
            }, row.Customers));
    }

    private static BroadcastCriteria Criteria(BroadcastAudience audience) => new()
    {
        Channel = audience.Channel,
        Language = audience.Language,
        State = audience.State,
        ActiveSince = audience.ActiveSince,
        Tags = audience.Tags.IsDefaultOrEmpty ? null : audience.Tags,
        Subscription = audience.Subscription,
        Customers = audience.Customers.IsDefaultOrEmpty ? null : audience.Customers,
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private sealed class Row
    {
        public string Key { get; init; } = "";
        public string State { get; init; } = "";
    }
}
