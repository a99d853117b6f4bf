namespace MirtAi.Conversations;

/// <summary>Where a conversation stands: what the rules of the sale decide upon.</summary>
public sealed record Conversation
{
    /// <summary>The state, named as in the shop's documents.</summary>
    public string State { get; init; } = "STATE_0_INIT";

    /// <summary>The dialogue phase.</summary>
    public string Phase { get; init; } = "INIT";

    /// <summary>The language of the answers: <c>uk</c>, <c>ru</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "uk";

    /// <summary>What the last turn was about.</summary>
    public string? LastIntent { get; init; }
}
