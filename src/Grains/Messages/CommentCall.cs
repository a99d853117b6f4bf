namespace MirtAi.Grains.Messages;

/// <summary>What is done to a comment or a post instead of sending a message.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Target">The platform's id of the comment, the reply or the post.</param>
/// <param name="Since">When it was decided: a reply that the platform has is not older.</param>
public sealed record CommentCall(CommentCallKind Kind, string Target, DateTimeOffset Since);
