using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What the shop does about a comment.</summary>
[GenerateSerializer, Alias("mirtai.comment-action")]
public enum CommentAction
{
    /// <summary>Nothing.</summary>
    Ignore = 0,

    /// <summary>A reply below it.</summary>
    Answer = 1,

    /// <summary>It is hidden from all but its author.</summary>
    Hide = 2,

    /// <summary>It is deleted.</summary>
    Delete = 3,

    /// <summary>The managers are told.</summary>
    Alert = 4,

    /// <summary>A reply in Direct, once a comment and within seven days.</summary>
    PrivateReply = 5,
}
