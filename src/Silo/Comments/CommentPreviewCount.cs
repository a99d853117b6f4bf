namespace MirtAi.Silo.Comments;

/// <summary>How often an action would have been done about comments of a type.</summary>
public sealed record CommentPreviewCount
{
    [CommentTypeName]
    public required string Type { get; init; }

    [CommentActionName]
    public required string Action { get; init; }

    public required int Comments { get; init; }
}
