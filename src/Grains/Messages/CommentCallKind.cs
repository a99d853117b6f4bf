namespace MirtAi.Grains.Messages;

/// <summary>What is done to a comment on its platform.</summary>
public enum CommentCallKind
{
    /// <summary>A public reply.</summary>
    Reply = 0,

    /// <summary>A reply to its author alone.</summary>
    PrivateReply = 1,

    /// <summary>It is hidden.</summary>
    Hide = 2,

    /// <summary>It is shown again.</summary>
    Show = 3,

    /// <summary>It, or a reply of the shop, is deleted.</summary>
    Delete = 4,

    /// <summary>People may comment on the post.</summary>
    OpenPost = 5,

    /// <summary>Nobody may.</summary>
    ClosePost = 6,
}
