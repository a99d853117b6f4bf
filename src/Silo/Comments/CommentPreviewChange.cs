namespace MirtAi.Silo.Comments;

/// <summary>A comment with which a policy would have done something else.</summary>
public sealed record CommentPreviewChange
{
    /// <summary>The platform's id.</summary>
    public required string Id { get; init; }

    public required string Username { get; init; }

    public required string Text { get; init; }

    [CommentTypeName]
    public required string Type { get; init; }

    /// <summary>How sure the type is, in percent; null if a person said it.</summary>
    public int? Confidence { get; init; }

    /// <summary>What the policy in force does; <c>ask_person</c> for what is left to a person.</summary>
    public required IReadOnlyList<string> Now { get; init; }

    /// <summary>What the other policy would have done.</summary>
    public required IReadOnlyList<string> Then { get; init; }

    /// <summary>The answer that the other policy would have given; null if none.</summary>
    public string? Reply { get; init; }
}
