namespace MirtAi.Silo.Jobs;

/// <summary>Rows of one table that are deleted when their time has come.</summary>
/// <param name="JobName">The name under which their cleanup is locked, listed and run.</param>
/// <param name="Table">The table.</param>
/// <param name="Key">The columns of its primary key, separated by commas.</param>
/// <param name="Time">The column, with an index, whose time counts.</param>
/// <param name="Every">The pause between two cleanups.</param>
internal sealed record ExpiringRows(string JobName, string Table, string Key, string Time, TimeSpan Every)
{
    /// <summary>How long after <see cref="Time"/> a row is kept; by default that is the time at which it expires.</summary>
    public TimeSpan Retention { get; init; }

    /// <summary>
    /// How many rows a statement deletes at most: one that takes too long is cancelled by the database, and would never get done.
    /// </summary>
    /// <value>Default 5,000; fewer where rows are large.</value>
    public int MaxDeleted { get; init; } = 5_000;

    /// <summary>What else must be true of a row.</summary>
    /// <value>Default: nothing else.</value>
    public string Condition { get; init; } = "true";

    /// <summary>Whether they are about customers, by <c>session_key</c>: what the law wants kept is kept.</summary>
    public bool OfCustomers { get; init; }

    /// <summary>
    /// Whether the oldest go first. Not where the index only says in which stretch of the table a time is: all that has expired would be
    /// read and sorted for each piece.
    /// </summary>
    public bool IsOrdered { get; init; } = true;
}
