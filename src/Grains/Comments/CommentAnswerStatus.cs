namespace MirtAi.Grains.Comments;

/// <summary>How far an answer to a comment is.</summary>
public enum CommentAnswerStatus
{
    /// <summary>It waits in the outbox.</summary>
    Pending = 0,

    /// <summary>The platform has it.</summary>
    Sent = 1,

    /// <summary>The platform refused it.</summary>
    Failed = 2,

    /// <summary>A person deleted it.</summary>
    Deleted = 3,
}
