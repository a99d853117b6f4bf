using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>Keeps what is done about comments. The key is <see cref="Key"/>.</summary>
[Alias("mirtai.ICommentPolicyGrain")]
public interface ICommentPolicyGrain : IGrainWithStringKey
{
    /// <summary>The one policy of the shop.</summary>
    const string Key = "shop";

    /// <summary>The policy in force.</summary>
    [Alias("Read")]
    Task<CommentPolicy> Read();

    /// <summary>Puts a policy in force; returns once it is stored. What is being looked at may still follow the one before.</summary>
    [Alias("Set")]
    Task Set(CommentPolicy policy);
}
