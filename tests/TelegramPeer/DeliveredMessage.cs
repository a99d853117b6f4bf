namespace MirtAi.TelegramPeer;

/// <summary>A message as a person would see it in the chat.</summary>
public sealed record DeliveredMessage
{
    public required long MessageId { get; init; }

    public required long ChatId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The method that sent it.</summary>
    public required string Method { get; init; }

    /// <summary>The token of the bot that sent it.</summary>
    public required string Token { get; init; }

    /// <summary>The text or caption with the markup taken away.</summary>
    public required string Text { get; init; }

    /// <summary>The text or caption as it was sent.</summary>
    public required string Source { get; init; }

    public string? ParseMode { get; init; }

    public string? BusinessConnectionId { get; init; }

    public long? MessageThreadId { get; init; }

    /// <summary>It arrived without a sound.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The values of its buttons, in order; empty without any.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>The value of the button that ends so: what managers' buttons do stands behind a signature.</summary>
    public string Button(string command) => Buttons.Single(value => value.EndsWith(command, StringComparison.Ordinal));

    /// <summary>The message of which it is a copy, <c>chat/message</c>.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The message that it answers.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>Photos in order: the address that was given, or <c>upload:TYPE:BYTES</c>.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];

    /// <summary>A file of another kind, <c>upload:TYPE:BYTES</c>.</summary>
    public string? File { get; init; }
}
