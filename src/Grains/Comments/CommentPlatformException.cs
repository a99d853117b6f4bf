namespace MirtAi.Grains.Comments;

/// <summary>The platform does not say now what it was asked; it may later.</summary>
public sealed class CommentPlatformException(string message) : Exception(message);
