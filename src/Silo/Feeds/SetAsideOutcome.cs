namespace MirtAi.Silo.Feeds;

/// <summary>What became of an event that was to be taken after all.</summary>
internal enum SetAsideOutcome
{
    /// <summary>It is taken, and answered like any other.</summary>
    Taken,

    /// <summary>It is not kept: it was taken or dropped before.</summary>
    NotFound,

    /// <summary>The conversation is full for the moment.</summary>
    Overloaded,

    /// <summary>It failed once more, and is kept; the log says why.</summary>
    Failed,
}
