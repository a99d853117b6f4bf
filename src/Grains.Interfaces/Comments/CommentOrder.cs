using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What a person does about a comment. It prevails over whatever the service decides later.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.comment-order")]
public sealed record CommentOrder
{
    /// <summary>What they do.</summary>
    [Id(0)] public required CommentOrderKind Kind { get; init; }

    /// <summary>Who: a name that other managers know, 1 to 100 characters.</summary>
    [Id(1)] public required string Manager { get; init; }

    /// <summary>The type of <see cref="CommentOrderKind.SetType"/>.</summary>
    [Id(2)] public CommentType? Type { get; init; }

    /// <summary>The answer, at most 300 characters, or the reason for a type.</summary>
    [Id(3)] public string Text { get; init; } = "";
}
