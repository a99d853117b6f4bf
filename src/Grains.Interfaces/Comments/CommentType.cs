using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What a comment is. The numbers are those by which clients of older systems name the types.</summary>
[GenerateSerializer, Alias("mirtai.comment-type")]
public enum CommentType
{
    /// <summary>Praise or thanks.</summary>
    Positive = 1,

    /// <summary>Discontent that asks for nothing.</summary>
    Critical = 2,

    /// <summary>Something went wrong with an order, money or safety: it must be dealt with.</summary>
    Complaint = 3,

    /// <summary>Somebody wants to know something about the shop or its goods.</summary>
    Question = 4,

    /// <summary>Somebody proposes to work together.</summary>
    Partnership = 5,

    /// <summary>Insults, hatred, threats, profanity.</summary>
    Toxic = 6,

    /// <summary>Advertising, fraud, and what has nothing to do with the shop.</summary>
    Spam = 7,
}
