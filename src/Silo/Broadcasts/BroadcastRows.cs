using MirtAi.Silo.Delivery;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Finds the messages of a broadcast in the outbox and in the deliveries, by indexes upon this very expression.</summary>
internal static class BroadcastRows
{
    /// <summary>The columns of a message that is withdrawn.</summary>
    public const string Columns =
        "id, account, recipient, session_key, sequence, message, lane, attempts, repeats, due_at, created_at, status, last_error";

    /// <summary>Their values. What may have arrived stays so.</summary>
    public const string Withdrawn =
        "id, account, recipient, session_key, sequence, message, lane, attempts, repeats, due_at, created_at,"
        + $" case status when '{OutboxStatus.Uncertain}' then status else '{OutboxStatus.Undeliverable}' end,"
        + " 'The broadcast was cancelled'";

    /// <summary>What is being sent is left, for it will arrive.</summary>
    public const string Open = $"status in ('{OutboxStatus.Pending}', '{OutboxStatus.Uncertain}')";

    /// <summary>The condition for the messages of a broadcast.</summary>
    public static string Of(StorageProvider provider, string id) => $"{Lane} and {Broadcast(provider)} = {id}";

    /// <summary>The condition for the messages of broadcasts, without which the indexes do not serve.</summary>
    public const string Lane = "lane = 2";

    /// <summary>The broadcast that a message is a part of.</summary>
    public static string Broadcast(StorageProvider provider) =>
        provider == StorageProvider.Postgres ? "(message::jsonb ->> 'broadcast')" : "(message ->> 'broadcast')";
}
