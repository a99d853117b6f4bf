using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>A call of the platform whose end is not known yet.</summary>
/// <param name="Number">Its number among the calls of its comment, from 1.</param>
/// <param name="Kind">What it does.</param>
public sealed record OpenCall(long Number, CommentCallKind Kind);
