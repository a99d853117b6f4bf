using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What a person does about a comment.</summary>
[GenerateSerializer, Alias("mirtai.comment-order-kind")]
public enum CommentOrderKind
{
    /// <summary>It is hidden from all but its author.</summary>
    Hide = 0,

    /// <summary>It is shown again.</summary>
    Show = 1,

    /// <summary>It is deleted, on the platform too.</summary>
    Delete = 2,

    /// <summary>It went with the comment that it answers, which was deleted on the platform.</summary>
    DeleteWithParent = 3,

    /// <summary>It is given a type.</summary>
    SetType = 4,

    /// <summary>It is answered; an earlier answer is replaced.</summary>
    Answer = 5,

    /// <summary>Its answer is deleted.</summary>
    DeleteAnswer = 6,

    /// <summary>It stays as it is: nothing is done about it by itself any more.</summary>
    Leave = 7,
}
