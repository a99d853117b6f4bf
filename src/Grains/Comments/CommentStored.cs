using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Comments;

/// <summary>A comment as it stands, for lists.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Reply">The platform's id of a reply of the shop that has become known; null if none has.</param>
public sealed record CommentStored(Comment Comment, string? Reply = null) : ICommitEffect;
