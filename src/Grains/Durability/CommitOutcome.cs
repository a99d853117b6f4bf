namespace MirtAi.Grains.Durability;

/// <summary>What became of a commit. The numbers are those that the database function returns.</summary>
public enum CommitOutcome
{
    /// <summary>Everything is stored.</summary>
    Committed = 0,

    /// <summary>Another commit came first: nothing is stored; load and decide again.</summary>
    Stale = 1,

    /// <summary>The dedupe key is known: nothing is stored, and nothing is to be done.</summary>
    Duplicate = 2,
}
