namespace MirtAi.Grains.LanguageModels;

/// <summary>What became of a call.</summary>
public enum ModelOutcome
{
    /// <summary>There is a text, or there are requests for tools.</summary>
    Answered = 0,

    /// <summary>The model declined; the text is its reason.</summary>
    Refused = 1,

    /// <summary>The answer is longer than allowed and breaks off.</summary>
    Cut = 2,

    /// <summary>The provider's filter stopped it.</summary>
    Filtered = 3,

    /// <summary>Nobody answered.</summary>
    Unavailable = 4,
}
