using MirtAi.Silo.Delivery;

namespace MirtAi.Silo.Managers;

/// <summary>How what the customer has not got moves from the outbox to the deliveries.</summary>
internal static class WithdrawnRows
{
    /// <summary>The columns that are kept.</summary>
    public const string Columns =
        "id, account, recipient, session_key, sequence, message, lane, attempts, repeats, due_at, created_at, status, last_error";

    /// <summary>Their values. What may have arrived stays so.</summary>
    public const string Values =
        "id, account, recipient, session_key, sequence, message, lane, attempts, repeats, due_at, created_at,"
        + $" case status when '{OutboxStatus.Uncertain}' then status else '{OutboxStatus.Undeliverable}' end, '{Outbox.Withdrawn}'";

    /// <summary>Which rows.</summary>
    public const string Open = $"status in ('{OutboxStatus.Pending}', '{OutboxStatus.Uncertain}') and sequence > 0";

    /// <summary>Which rows stay, for they arrive unless they are refused: then they are not sent again.</summary>
    public const string OnTheirWay = "status = 'sending' and sequence > 0";
}
