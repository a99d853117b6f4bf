namespace MirtAi.TelegramPeer;

/// <summary>A way to fail that a test prepares; it applies to the next <see cref="Times"/> matching calls.</summary>
public sealed record PeerFault
{
    public required PeerFaultKind Kind { get; init; }

    /// <summary>How many calls it applies to.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The method that it applies to; without it, to every method that sends (all but <c>get..</c> and the webhook's).</summary>
    public string? Method { get; init; }

    /// <summary>The chat that it applies to; without it, to all.</summary>
    public long? ChatId { get; init; }

    /// <summary>The HTTP status of an <see cref="PeerFaultKind.Answer"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>The description of an <see cref="PeerFaultKind.Answer"/>.</summary>
    public string Description { get; init; } = "Internal Server Error";

    /// <summary>Seconds in <c>parameters.retry_after</c> and the <c>Retry-After</c> header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The id in <c>parameters.migrate_to_chat_id</c>.</summary>
    public long? MigrateToChatId { get; init; }

    /// <summary>The whole body of an <see cref="PeerFaultKind.Answer"/>, instead of the platform's JSON.</summary>
    public string? RawBody { get; init; }

    public static PeerFault TooManyRequests(int retryAfter, int times = 1) => new()
    {
        Kind = PeerFaultKind.Answer,
        Status = 429,
        Description = $"Too Many Requests: retry after {retryAfter}",
        RetryAfter = retryAfter,
        Times = times,
    };

    public static PeerFault Answer(int status, string description, int times = 1) =>
        new() { Kind = PeerFaultKind.Answer, Status = status, Description = description, Times = times };

    public static PeerFault Blocked(long? chatId = null, int times = 1) =>
        Answer(403, "Forbidden: bot was blocked by the user", times) with { ChatId = chatId };

    public static PeerFault Migrated(long toChatId, int times = 1) =>
        Answer(400, "Bad Request: group chat was upgraded to a supergroup chat", times) with { MigrateToChatId = toChatId };

    public static PeerFault Hang(int times = 1) => new() { Kind = PeerFaultKind.Hang, Times = times };

    public static PeerFault DropBefore(int times = 1) => new() { Kind = PeerFaultKind.DropBefore, Times = times };

    public static PeerFault AnswerLate(int times = 1) => new() { Kind = PeerFaultKind.AnswerLate, Times = times };

    public static PeerFault DropAfter(int times = 1) => new() { Kind = PeerFaultKind.DropAfter, Times = times };
}
