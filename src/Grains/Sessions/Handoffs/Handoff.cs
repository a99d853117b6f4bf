using MirtAi.Grains.Escalations;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>A stretch in which a person answers the customer and the bot is silent.</summary>
/// <param name="Since">When it began.</param>
public sealed record Handoff(DateTimeOffset Since)
{
    /// <summary>Who answers; null while it waits for anybody.</summary>
    public string? Manager { get; init; }

    /// <summary>How many of the customer's lines came after the last answer.</summary>
    public int Waiting { get; init; }

    /// <summary>The sequence of the last line that needs no answer.</summary>
    public long AnsweredUpTo { get; init; }

    /// <summary>Since when the manager owes the customer an answer; null if they owe none.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Why the bot called; null if a manager came without a call.</summary>
    public string? Reason { get; init; }

    /// <summary>How urgent that call is.</summary>
    public string? Level { get; init; }

    /// <summary>The bot's call, if managers are told of it only when the shop opens; null once they are.</summary>
    public Escalation? Untold { get; init; }

    /// <summary>How often managers were reminded: of the call until somebody took it, then since <see cref="WaitingSince"/>.</summary>
    public int Reminded { get; init; }

    /// <summary>When they are reminded next; null if they are not.</summary>
    public DateTimeOffset? RemindAt { get; init; }
}
