namespace MirtAi.Silo.Storage.Effects;

/// <summary>Stores the effects of one type.</summary>
internal interface IEffectWriter
{
    /// <summary>The type.</summary>
    Type Effect { get; }

    /// <summary>Whether the effects of all other types are stored before, because these act upon what those stored.</summary>
    bool IsLast => false;
}
