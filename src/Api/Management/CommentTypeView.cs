namespace MirtAi.Api.Management;

/// <summary>A type of comments, and how older systems call it; each of the three is taken wherever a type is asked for.</summary>
internal sealed record CommentTypeView
{
    /// <summary>The number in older systems.</summary>
    public required int Code { get; init; }

    /// <summary>The name, as in every answer.</summary>
    public required string Name { get; init; }

    /// <summary>The label in older systems.</summary>
    public required string Label { get; init; }
}
