namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Who understood a message.</summary>
public enum Reader
{
    /// <summary>The rules.</summary>
    Scripted = 0,

    /// <summary>A language model, whose commands were checked.</summary>
    Model = 1,
}
