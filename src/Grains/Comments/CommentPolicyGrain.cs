using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Comments;

/// <inheritdoc cref="ICommentPolicyGrain"/>
[GrainType("comment-policy")]
internal sealed class CommentPolicyGrain(
    [PersistentState("comment-policy", DocumentStorage.Name)] IPersistentState<CommentPolicy> document) : Grain, ICommentPolicyGrain
{
    /// <inheritdoc/>
    public Task<CommentPolicy> Read() => Task.FromResult(document.State);

    /// <inheritdoc/>
    public async Task Set(CommentPolicy policy)
    {
        var before = document.State;
        document.State = policy;
        try
        {
            await document.WriteStateAsync();
        }
        catch
        {
            // Memory never holds what storage does not.
            document.State = before;
            throw;
        }
    }
}
