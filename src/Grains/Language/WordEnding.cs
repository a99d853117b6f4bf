namespace MirtAi.Grains.Language;

/// <summary>What may follow a stem.</summary>
public enum WordEnding
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An inflectional ending, or nothing.</summary>
    Inflected = 1,

    /// <summary>Anything.</summary>
    Any = 2,
}
