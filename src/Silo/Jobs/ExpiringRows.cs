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
}
