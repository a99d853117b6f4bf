using System.Collections.Immutable;

namespace MirtAi.Grains.Comments.Classification;

/// <summary>A comment with what stands round it.</summary>
/// <param name="Text">Its words; empty for a picture or a sticker.</param>
/// <param name="Caption">The text of the post; may be empty.</param>
/// <param name="Parent">The words of the comment that it answers; null if it answers none.</param>
public sealed record CommentInput(string Text, string Caption = "", string? Parent = null)
{
    /// <summary>What else was said below the comment that it answers, oldest first.</summary>
    public ImmutableArray<CommentLine> Thread { get; init; } = [];
}
