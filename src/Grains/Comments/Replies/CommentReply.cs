namespace MirtAi.Grains.Comments.Replies;

/// <summary>What is replied to a comment.</summary>
/// <param name="Text">The words, at most <see cref="MaxLength"/> characters.</param>
/// <param name="IsKnown">Whether it answers; else it says that a person will, and somebody has to.</param>
/// <param name="ProductId">The product that it is about; null if it is about none or several.</param>
public sealed record CommentReply(string Text, bool IsKnown, string? ProductId = null)
{
    /// <summary>The longest reply below a post, in UTF-16 code units.</summary>
    public const int MaxLength = 300;
}
