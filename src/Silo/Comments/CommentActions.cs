using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Silo.Storage;
using Orleans;

namespace MirtAi.Silo.Comments;

/// <summary>Does what people want of comments, posts and the policy through their grains, wherever they are.</summary>
public sealed class CommentActions(IGrainFactory grains, IDatabase database, TimeProvider clock)
{
    private readonly CommentQueries comments = new(database);

    /// <summary>Does it; returns once it is stored. A comment that is deleted takes those with it that answer it.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be done: repeat it.</exception>
    public async Task<CommentOutcome> Do(string id, CommentOrder order, CancellationToken cancellationToken)
    {
        var outcome = await One(id, order, cancellationToken);
        if (order.Kind is CommentOrderKind.Delete && outcome is CommentOutcome.Done)
        {
            // The platform deletes them with it.
            foreach (var below in await comments.Below(id, cancellationToken))
                await One(below, order with { Kind = CommentOrderKind.DeleteWithParent }, cancellationToken);
        }

        return outcome;
    }

    /// <summary>Changes a post; null if there is none of the id.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be done: repeat it.</exception>
    public Task<MediaFacts?> Change(string id, MediaPatch patch, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => grains.GetGrain<IMediaGrain>(id).Change(patch), clock, cancellationToken);

    /// <summary>The policy in force.</summary>
    public Task<CommentPolicy> Policy(CancellationToken cancellationToken) => TransientGrainFaults.Retry(
        () => grains.GetGrain<ICommentPolicyGrain>(ICommentPolicyGrain.Key).Read(), clock, cancellationToken);

    /// <summary>Puts a policy in force.</summary>
    public Task Set(CommentPolicy policy, CancellationToken cancellationToken) => TransientGrainFaults.Retry(
        () => grains.GetGrain<ICommentPolicyGrain>(ICommentPolicyGrain.Key).Set(policy), clock, cancellationToken);

    private Task<CommentOutcome> One(string id, CommentOrder order, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => grains.GetGrain<ICommentGrain>(id).Manage(order), clock, cancellationToken);
}
