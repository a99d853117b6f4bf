using System.Collections.Immutable;
using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What is done about comments, by their types. A type without a rule is left alone.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.comment-policy")]
public sealed record CommentPolicy
{
    /// <summary>The most rules: each action once for each type.</summary>
    public const int MaxRules = 42;

    /// <summary>The rules.</summary>
    /// <value>
    /// Default: questions are answered, toxic comments and spam are hidden; managers are told of complaints, criticism and proposals, and
    /// none of these is hidden.
    /// </value>
    [Id(0)]
    public ImmutableArray<CommentRule> Rules { get; init; } =
    [
        new(CommentType.Question, CommentAction.Answer, 50),
        new(CommentType.Toxic, CommentAction.Hide, 60),
        new(CommentType.Spam, CommentAction.Hide, 60),
        new(CommentType.Complaint, CommentAction.Alert, 0),
        new(CommentType.Critical, CommentAction.Alert, 0),
        new(CommentType.Partnership, CommentAction.Alert, 0),
    ];
}
