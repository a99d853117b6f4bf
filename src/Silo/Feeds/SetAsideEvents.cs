using Dapper;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;
using Orleans.Serialization;

namespace MirtAi.Silo.Feeds;

/// <summary>
/// Events of feeds that failed again and again although the database served. They are in the database until they are taken after all, which
/// <see cref="SetAsideJob"/> tries, and somebody may ask for, or are dropped.
/// </summary>
internal sealed partial class SetAsideEvents(
    IDatabase database, Serializer<IInboundEvent> serializer, IInboundDispatcher dispatcher, StorageProbe probe, TimeProvider clock,
    ILogger<SetAsideEvents> logger) : ISetAsideEvents
{
    private const int MaxReasonLength = 500;

    private const string Columns = """
        event_id as "EventId", account as "Account", session_key as "SessionKey", at as "At", attempts as "Attempts", reason as "Reason"
        """;

    /// <summary>What an export and an erasure of a customer's data find here.</summary>
    internal static PersonalTable Table { get; } = new("set_aside_events", "at, event_id");

    /// <inheritdoc/>
    public async Task Keep(string account, IInboundEvent inbound, int attempts, string reason)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            insert into set_aside_events (event_id, account, session_key, at, tried_at, attempts, reason, event)
            values (@eventId, @account, @sessionKey, @at, @at, @attempts, @reason, @event)
            on conflict (event_id) do nothing
            """,
            new
            {
                eventId = inbound.EventId,
                account,
                sessionKey = inbound.Target.Key.ToString(),
                at = clock.GetUtcNow(),
                attempts,
                reason = reason.Length > MaxReasonLength ? reason[..MaxReasonLength] : reason,
                @event = serializer.SerializeToArray(inbound),
            });
    }

    /// <summary>What is kept, the oldest first.</summary>
    public async Task<Listing<SetAsideView>> List(PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<SetAsideView>(
            Columns, "from set_aside_events", "at, event_id", values: null, page, cancellationToken);
    }

    /// <summary>How many events of each account are kept.</summary>
    internal async Task<IReadOnlyList<(string Account, long Count)>> Count(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return [.. await connection.QueryAsync<(string, long)>(new CommandDefinition(
            "select account, count(*) from set_aside_events group by account", cancellationToken: cancellationToken))];
    }

    /// <summary>Has an event taken now, once, as if it had just come; taken, it is no longer kept.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">
    /// The database or the event's grain is away, which says nothing of the event.
    /// </exception>
    public async Task<SetAsideOutcome> Retry(string eventId, CancellationToken cancellationToken)
    {
        if (await Find(eventId, cancellationToken) is not { } stored)
            return SetAsideOutcome.NotFound;
        try
        {
            if (await dispatcher.Accept(serializer.Deserialize(stored)!) == Receipt.Overloaded)
            {
                await Note(eventId, "", cancellationToken);
                return SetAsideOutcome.Overloaded;
            }
        }
        catch (Exception exception) // The edge of an event, as a request is.
        {
            if (!await probe.IsOfTheEvent(exception))
                throw;
            CaughtFaults.Count("set-aside", exception);
            LogFailed(exception, eventId);
            await Note(eventId, ", attempts = attempts + 1, reason = @reason", cancellationToken, EventFaults.Reason(exception));
            return SetAsideOutcome.Failed;
        }

        await Drop(eventId, cancellationToken);
        return SetAsideOutcome.Taken;
    }

    /// <summary>Keeps an event no longer; false if it was not kept.</summary>
    public async Task<bool> Drop(string eventId, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "delete from set_aside_events where event_id = @eventId", new { eventId }, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>The ids of the events that nobody has tried for longest, at most so many, of those tried before a time.</summary>
    internal async Task<IReadOnlyList<string>> Untried(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            "select event_id from set_aside_events where tried_at < @before order by tried_at, event_id limit @limit",
            new { before, limit },
            cancellationToken: cancellationToken))];
    }

    // Whatever came of it, those that were tried longer ago are next.
    private async Task Note(string eventId, string changes, CancellationToken cancellationToken, string? reason = null)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            $"update set_aside_events set tried_at = @now{changes} where event_id = @eventId",
            new { eventId, now = clock.GetUtcNow(), reason },
            cancellationToken: cancellationToken));
    }

    private async Task<byte[]?> Find(string eventId, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            "select event from set_aside_events where event_id = @eventId", new { eventId }, cancellationToken: cancellationToken));
    }

    [LoggerMessage(338, LogLevel.Error, "The event {EventId}, which was set aside, failed once more")]
    private partial void LogFailed(Exception exception, string eventId);
}
