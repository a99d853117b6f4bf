namespace MirtAi.Grains.Comments.Classification;

/// <summary>What was said in a comment's thread before it.</summary>
/// <param name="IsShops">The shop said it.</param>
/// <param name="Text">The words.</param>
public sealed record CommentLine(bool IsShops, string Text);
