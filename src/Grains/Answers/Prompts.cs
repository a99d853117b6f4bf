using System.Collections.Immutable;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Answers;

/// <summary>
/// What models are told, from <c>data/prompts/</c>. Checked when it is read: nothing is missing, nothing is beyond its budget.
/// </summary>
public sealed record Prompts
{
    /// <summary>The place in <see cref="Retry"/> where the faults stand.</summary>
    public const string FaultsPlace = "{faults}";

    /// <summary>Who the assistant is, and how it writes.</summary>
    public required string Base { get; init; }

    /// <summary>How an answer is made of acts.</summary>
    public required string Answer { get; init; }

    /// <summary>Which commands messages may hold, and how they are written.</summary>
    public required string Understand { get; init; }

    /// <summary>How comments below posts are told apart.</summary>
    public required VersionedPrompt Comments { get; init; }

    /// <summary>How questions below posts are replied to.</summary>
    public required VersionedPrompt CommentReply { get; init; }

    /// <summary>How pictures of posts are described.</summary>
    public required VersionedPrompt Post { get; init; }

    /// <summary>What follows a refused answer; holds <see cref="FaultsPlace"/>.</summary>
    public required string Retry { get; init; }

    /// <summary>What matters in each state.</summary>
    public required ImmutableDictionary<ConversationState, string> States { get; init; }

    /// <summary>What each tool is for, by its name.</summary>
    public required ImmutableDictionary<string, ToolPrompt> Tools { get; init; }
}
