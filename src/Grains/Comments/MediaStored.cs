using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Comments;

/// <summary>A post as it stands, for lists.</summary>
/// <param name="Media">The post.</param>
public sealed record MediaStored(Media Media) : ICommitEffect;
