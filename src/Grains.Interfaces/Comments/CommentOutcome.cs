using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What became of what a person wanted.</summary>
[GenerateSerializer, Alias("mirtai.comment-outcome")]
public enum CommentOutcome
{
    /// <summary>It is stored.</summary>
    Done = 0,

    /// <summary>It was so already.</summary>
    AlreadySo = 1,

    /// <summary>There is no such comment, or it is deleted.</summary>
    NoComment = 2,

    /// <summary>There is no answer to delete.</summary>
    NoAnswer = 3,

    /// <summary>Comments of a live broadcast, and the shop's own, cannot be answered.</summary>
    NotAnswerable = 4,
}
