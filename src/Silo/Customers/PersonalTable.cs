using System.Collections.Immutable;

namespace MirtAi.Silo.Customers;

/// <summary>A table that holds something about customers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Order">The columns by which rows are exported in order.</param>
internal sealed record PersonalTable(string Name, string Order)
{
    /// <summary>Every such table but <c>grain_state</c>. Export and erasure follow this list, in its order.</summary>
    public static readonly ImmutableArray<PersonalTable> All =
    [
        new("messages", "sequence")
        {
            Columns = "sequence, at, case author when 0 then 'customer' when 1 then 'bot' else 'manager' end as author, text, images, media, sent_at",
        },
        new("moved_recipients", "account, recipient")
        {
            // Before the outbox, which says whose addresses they are. Sequence 0 goes to managers.
            Where = "(account, recipient) in (select account, recipient from outbox where sequence > 0 and session_key in ({keys}))",
        },
        new("outbox", "id"),
        new("escalations", "id"),
        new("attachments", "at, id"),
        new("order_lines", "order_id, position") { Where = "order_id in (select id from orders where session_key in ({keys}))" },
        new("orders", "id"),
        new("customer_memories", "session_key"),
        // What the calls cost stays known, of whom it was does not. A call that still runs is recorded later: it proves nothing.
        new("model_calls", "id") { Erasure = "update model_calls set session_key = ''", Proves = false },
    ];

    /// <summary>What is exported of a row.</summary>
    public string Columns { get; init; } = "*";

    /// <summary>The condition for a customer's rows; <c>{keys}</c> stands for the keys of their sessions.</summary>
    public string Where { get; init; } = "session_key in ({keys})";

    /// <summary>The statement that erases, without its condition.</summary>
    public string Erasure { get => field ?? $"delete from {Name}"; init; }

    /// <summary>Whether a row means that something is held about the customer.</summary>
    public bool Proves { get; init; } = true;

    /// <summary>The condition with these keys.</summary>
    public string For(string keys) => Where.Replace("{keys}", keys, StringComparison.Ordinal);
}
