using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Comments.Classification;

/// <summary>What a comment is.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Confidence">How sure that is, 0 to 100.</param>
/// <param name="Reasoning">Why, for people.</param>
public sealed record CommentVerdict(CommentType Type, int Confidence, string Reasoning)
{
    /// <summary>What <see cref="By"/> says where no model was asked, or none answered.</summary>
    public const string Scripted = "scripted";

    /// <summary>Who says so: <see cref="Scripted"/>, or a model with the version of its instructions.</summary>
    public string By { get; init; } = Scripted;
}
