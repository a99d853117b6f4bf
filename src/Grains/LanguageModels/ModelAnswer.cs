using System.Collections.Immutable;

namespace MirtAi.Grains.LanguageModels;

/// <summary>What a model answered.</summary>
public sealed record ModelAnswer
{
    /// <summary>Nobody answered.</summary>
    public static readonly ModelAnswer Unavailable = new() { Outcome = ModelOutcome.Unavailable };

    /// <summary>What became of the call.</summary>
    public required ModelOutcome Outcome { get; init; }

    /// <summary>The text; JSON if a schema was given, though not certainly valid.</summary>
    public string Text { get; init; } = "";

    /// <summary>The tools that it asks for.</summary>
    public ImmutableArray<ToolRequest> ToolRequests { get; init; } = [];

    /// <summary>The provider that answered; empty if none did.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The model that answered, as the provider names it.</summary>
    public string Model { get; init; } = "";

    /// <summary>Tokens of the request and of the answer.</summary>
    public ModelTokens Tokens { get; init; }
}
