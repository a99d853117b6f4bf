namespace MirtAi.Grains.LanguageModels;

/// <summary>Who says a message of a call.</summary>
public enum ModelRole
{
    /// <summary>The shop's instructions.</summary>
    System = 0,

    /// <summary>The customer, or facts that the service adds.</summary>
    User = 1,

    /// <summary>The model.</summary>
    Assistant = 2,

    /// <summary>The result of a tool.</summary>
    Tool = 3,
}
