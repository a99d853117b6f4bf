namespace MirtAi.Grains.Comments;

/// <summary>How far a comment is.</summary>
public enum CommentStatus
{
    /// <summary>It waits to be looked at.</summary>
    Pending = 0,

    /// <summary>It is being looked at.</summary>
    Processing = 1,

    /// <summary>It is dealt with, or needs nothing.</summary>
    Completed = 2,

    /// <summary>Every attempt failed, or the platform refused what was to be done: a person decides.</summary>
    Failed = 3,

    /// <summary>An attempt failed; another follows.</summary>
    Retry = 4,
}
