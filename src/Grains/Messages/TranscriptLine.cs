using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Grains.Messages;

/// <summary>One message of a session, as it is kept for people, for the model's history and for a turn's input.</summary>
public sealed record TranscriptLine
{
    /// <summary>The session's key.</summary>
    public required string SessionKey { get; init; }

    /// <summary>The place in the session, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Author Author { get; init; }

    /// <summary>When the service took or made it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of event it was; replies are <see cref="InboundKind.Message"/>.</summary>
    public InboundKind Kind { get; init; }

    /// <summary>The text; may be empty if there are images.</summary>
    public string Text { get; init; } = "";

    /// <summary>References of photos, see <see cref="InboundEvent.Images"/>; for replies https addresses.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>The kind of an unreadable message.</summary>
    public string? Media { get; init; }

    /// <summary>The platform's time and numbering: the order in which the customer wrote.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>The place among lines of the same <see cref="SentAt"/>.</summary>
    public long Position { get; init; }

    /// <summary>The turn that made this line; empty for a customer's line.</summary>
    public string TurnId { get; init; } = "";
}
