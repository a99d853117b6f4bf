using MirtAi.Grains.Interfaces.Durability;
using MirtAi.Grains.Interfaces.Messages;
using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>One comment below a post. The key is the platform's id of it; it takes <see cref="CommentEvent"/>.</summary>
[Alias("mirtai.ICommentGrain")]
public interface ICommentGrain : IInboundGrain, IWakeableGrain
{
    /// <summary>The type of the grain in its <see cref="Orleans.Runtime.GrainId"/>, and the kind under which comments are stored.</summary>
    const string Kind = "comment";

    /// <summary>Does what a person wants; returns once it is stored. The platform follows by way of the outbox.</summary>
    [Alias("Manage")]
    Task<CommentOutcome> Manage(CommentOrder order);
}
