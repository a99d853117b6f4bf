namespace MirtAi.Grains.Sessions.Replays;

/// <summary>A customer's message in a turn: when it came, and how it was understood.</summary>
/// <param name="Sequence">Its place in the transcript.</param>
/// <param name="Kind">What kind of event it was.</param>
/// <param name="SentAt">When the customer sent it, by the platform's clock.</param>
/// <param name="At">When the service took it.</param>
public sealed record ReplayedMessage(long Sequence, string Kind, DateTimeOffset SentAt, DateTimeOffset At)
{
    /// <summary>How many photos came with it.</summary>
    public int Photos { get; init; }

    /// <summary>The state in which it was read.</summary>
    public string? Before { get; init; }

    /// <summary>The state to which it led.</summary>
    public string? After { get; init; }

    /// <summary>What it was taken for; null if its commands said all, or it was no text.</summary>
    public string? Intent { get; init; }

    /// <summary>How sure that is, from 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>Why it needs a person; null if it does not.</summary>
    public string? Reason { get; init; }

    /// <summary>The rule that decided, <c>model</c> if a model did, <c>command</c> if a command did.</summary>
    public string? Rule { get; init; }

    /// <summary>On what that rests.</summary>
    public IReadOnlyList<ReplayedSign> Signs { get; init; } = [];

    /// <summary>Whether an injection, a photo or a call for a person outweighed all commands.</summary>
    public bool IsOutweighed { get; init; }

    /// <summary>Whether it is a prompt injection.</summary>
    public bool IsInjection { get; init; }

    /// <summary>Who read its commands: <c>model</c> or <c>scripted</c>.</summary>
    public string ReadBy { get; init; } = "scripted";

    /// <summary>Its commands, in order.</summary>
    public IReadOnlyList<ReplayedCommand> Commands { get; init; } = [];
}
