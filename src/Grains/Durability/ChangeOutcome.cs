namespace MirtAi.Grains.Durability;

/// <summary>What became of a decision of a <see cref="DurableGrain{TState}"/>.</summary>
public enum ChangeOutcome
{
    /// <summary>It is stored with all its effects.</summary>
    Stored,

    /// <summary>It had no next state: there was nothing to do, and nothing is stored.</summary>
    Unchanged,

    /// <summary>Its dedupe key is known: what it would do was done before, and nothing is stored.</summary>
    Duplicate,
}
