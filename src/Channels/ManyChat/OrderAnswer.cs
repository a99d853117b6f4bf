namespace MirtAi.Channels.ManyChat;

/// <summary>What became of a flow's order.</summary>
internal sealed record OrderAnswer(bool Success)
{
    public bool? Duplicate { get; init; }

    public bool? NeedsData { get; init; }

    /// <summary>The fields that are missing or wrong.</summary>
    public string[]? MissingFields { get; init; }

    /// <summary>What the flow may ask the customer.</summary>
    public string? Prompt { get; init; }

    public SubscriberField[]? SetFieldValues { get; init; }

    public string[]? AddTag { get; init; }
}
