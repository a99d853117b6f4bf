using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Silo.Evaluation;

/// <summary>What must hold after the last turn of a case. What is empty or null is not looked at.</summary>
public sealed record Expectation
{
    /// <summary>Acceptable intents.</summary>
    public ImmutableArray<Intent> Intents { get; init; } = [];

    /// <summary>Acceptable states.</summary>
    public ImmutableArray<ConversationState> States { get; init; } = [];

    /// <summary>States that are wrong.</summary>
    public ImmutableArray<ConversationState> NotStates { get; init; } = [];

    /// <summary>Acceptable types of a comment.</summary>
    public ImmutableArray<CommentType> Types { get; init; } = [];

    /// <summary>Acceptable actions upon a comment: one of them is among what is done.</summary>
    public ImmutableArray<CommentAction> Actions { get; init; } = [];

    /// <summary>Whether the turn calls a person.</summary>
    public bool? Escalates { get; init; }

    /// <summary>Texts that the answer holds, in whatever case of letters.</summary>
    public ImmutableArray<string> Contains { get; init; } = [];

    /// <summary>Texts that it must not hold.</summary>
    public ImmutableArray<string> NotContains { get; init; } = [];

    /// <summary>The least number of different products that it names or shows.</summary>
    public int? MinProducts { get; init; }

    /// <summary>The greatest number of them.</summary>
    public int? MaxProducts { get; init; }

    /// <summary>
    /// Delivery data that the order must hold, by field: <c>fullName</c>, <c>phone</c>, <c>city</c> or <c>branch</c>. Null stands for one
    /// that nobody has told, so that the order must not hold any.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string?>> Recipient { get; init; } = [];
}
