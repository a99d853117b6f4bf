namespace MirtAi.Grains.Sessions.Replays;

/// <summary>
/// What happened in a turn, step by step, as it was recorded when the turn was completed. The words of the messages are not part of it:
/// they are in the transcript, under the sequences of <see cref="Messages"/> and under the turn's id.
/// </summary>
public sealed record TurnReplay
{
    /// <summary>When this attempt began.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>When its answer was ready.</summary>
    public DateTimeOffset ReadyAt { get; init; }

    /// <summary>When the first attempt at this answer began.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>How often the answer was begun anew because the customer wrote on.</summary>
    public int Superseded { get; init; }

    /// <summary>How many attempts at it failed or lost their process.</summary>
    public int Failures { get; init; }

    /// <summary>Whether it was given up after too many attempts, and passed to a person.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>How many earlier lines were known to the turn.</summary>
    public int History { get; init; }

    /// <summary>What was answered, in the order in which it was read.</summary>
    public IReadOnlyList<ReplayedMessage> Messages { get; init; } = [];

    /// <summary>What photos were found to show.</summary>
    public IReadOnlyList<ReplayedPhoto> Photos { get; init; } = [];

    /// <summary>Texts whose products were looked up by their meaning, and the products' ids.</summary>
    public IReadOnlyList<ReplayedMeaning> Meanings { get; init; } = [];

    /// <summary>Questions that were looked up in documents, and what was found.</summary>
    public IReadOnlyList<ReplayedPassage> Passages { get; init; } = [];

    /// <summary>The guards, and what each found.</summary>
    public IReadOnlyList<ReplayedGuard> Guards { get; init; } = [];

    /// <summary>What models were asked, in order.</summary>
    public IReadOnlyList<ReplayedExchange> Models { get; init; } = [];

    /// <summary>Commands that a model proposed and that belonged to no message or did not pass the checks, with the cause.</summary>
    public IReadOnlyList<ReplayedDrop> Dropped { get; init; } = [];

    /// <summary>Who understood the messages: <c>model</c> or <c>scripted</c>.</summary>
    public string ReadBy { get; init; } = "scripted";

    /// <summary>How sure the least certain message was understood, from 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>What the rules decided to say, as keys of the texts, in order.</summary>
    public IReadOnlyList<string> Acts { get; init; } = [];

    /// <summary>How many bubbles were said.</summary>
    public int Replies { get; init; }

    /// <summary>Why a person was called; null if none was.</summary>
    public string? Escalation { get; init; }

    /// <summary>Whether the bot is silent after the turn until a person decides.</summary>
    public bool Holds { get; init; }

    /// <summary>The state before the turn.</summary>
    public string Before { get; init; } = "";

    /// <summary>The state after it.</summary>
    public string After { get; init; } = "";

    /// <summary>What changed of the conversation, the order included.</summary>
    public IReadOnlyList<ReplayedChange> Changes { get; init; } = [];

    /// <summary>The numbers of orders that were placed.</summary>
    public IReadOnlyList<string> Orders { get; init; } = [];

    /// <summary>What was left out or shortened because the recording would have been too long, in the order of importance.</summary>
    public IReadOnlyList<string> Shortened { get; init; } = [];
}
