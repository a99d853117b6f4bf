using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Finds the messages of a broadcast in the outbox and in the deliveries, by indexes upon this very expression.</summary>
internal static class BroadcastRows
{
    /// <summary>How many messages a commit withdraws: others share its transaction, and wait for it.</summary>
    public const int Piece = 1_000;

    /// <summary>The columns of a message that is withdrawn.</summary>
    public const string Columns =
        "id, account, recipient, session_key, sequence, message, lane, attempts, repeats, due_at, created_at, status, last_error";

    private const string Values =
        "id, account, recipient, session_key, sequence, message, lane, attempts, repeats, due_at, created_at,"
        + $" case status when '{OutboxStatus.Uncertain}' then status else '{OutboxStatus.Undeliverable}' end,";

    /// <summary>Their values when the broadcast was cancelled. What may have arrived stays so.</summary>
    public const string Withdrawn = Values + " 'The broadcast was cancelled'";

    /// <summary>Their values when the customer wants no broadcasts.</summary>
    public const string Declined = Values + " 'The customer opted out'";

    /// <summary>What is being sent is left, for it will arrive.</summary>
    public const string Open = $"status in ('{OutboxStatus.Pending}', '{OutboxStatus.Uncertain}')";

    /// <summary>
    /// The condition for a message of a broadcast that is paused, or cancelled and not yet withdrawn; <paramref name="row"/> is the
    /// outbox's alias. What a person tries again after a cancellation is sent.
    /// </summary>
    public static string HeldBack(StorageProvider provider, string row) =>
        $"""
        exists (select 1 from grain_state b
            where b.kind = '{IBroadcastGrain.Kind}' and b.key = {OfMessage(provider, row + ".message")}
              and (b.state ->> 'status' = '{BroadcastStatus.Paused}' or b.state ->> 'withdrawAt' is not null))
        """;

    /// <summary>The condition for the messages of a broadcast.</summary>
    public static string Of(StorageProvider provider, string id) => $"{Lane} and {Broadcast(provider)} = {id}";

    /// <summary>The condition for the messages of broadcasts, without which the indexes do not serve.</summary>
    public const string Lane = "lane = 2";

    /// <summary>The broadcast that a message is a part of.</summary>
    public static string Broadcast(StorageProvider provider) => OfMessage(provider, "message");

    private static string OfMessage(StorageProvider provider, string message) =>
        provider == StorageProvider.Postgres ? $"({message}::jsonb ->> 'broadcast')" : $"({message} ->> 'broadcast')";
}
