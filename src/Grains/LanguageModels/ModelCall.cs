using System.Collections.Immutable;

namespace MirtAi.Grains.LanguageModels;

/// <summary>What a model is asked.</summary>
public sealed record ModelCall
{
    /// <summary>What for, as a stable lower-case name, for instance <c>answer</c>: calls are counted by it.</summary>
    public required string Purpose { get; init; }

    /// <summary>The session that it is for; empty for none.</summary>
    public string SessionKey { get; init; } = "";

    /// <summary>The conversation, instructions first.</summary>
    public required ImmutableArray<ModelMessage> Messages { get; init; }

    /// <summary>What the model may ask for instead of answering.</summary>
    public ImmutableArray<ModelTool> Tools { get; init; } = [];

    /// <summary>The shape that the answer must have; null for free text.</summary>
    public ModelSchema? Schema { get; init; }

    /// <summary>Whether it needs a model that sees; providers without one are passed over.</summary>
    public bool WantsVision { get; init; }

    /// <summary>The longest answer, in tokens, reasoning included.</summary>
    public int MaxOutputTokens { get; init; } = 4_096;
}
