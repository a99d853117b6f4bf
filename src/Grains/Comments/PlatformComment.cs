namespace MirtAi.Grains.Comments;

/// <summary>A comment as the platform has it. What it does not say is empty or null.</summary>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Username">Their user name.</param>
/// <param name="IsOwn">The shop wrote it.</param>
/// <param name="MediaId">The post.</param>
/// <param name="ParentId">The comment that it answers.</param>
/// <param name="Text">The words.</param>
public sealed record PlatformComment(string AuthorId, string Username, bool IsOwn, string MediaId, string? ParentId, string Text);
