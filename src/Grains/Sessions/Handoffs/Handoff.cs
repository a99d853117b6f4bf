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
}
