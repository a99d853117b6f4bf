namespace MirtAi.Grains.Customers;

/// <summary>Something that the rules of a turn accepted as true of a customer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The value.</param>
public sealed record CustomerFact(FactKind Kind, string Value)
{
    /// <summary>No fact is worth less than this, however old.</summary>
    public const double MinImportance = 0.1;

    /// <summary>Whose or which: the child of a height, the product of a size; empty if nobody said.</summary>
    public string Subject { get; init; } = "";

    /// <summary>How much it mattered when it was said last, from 0 to 1.</summary>
    public double Importance { get; init; }

    /// <summary>The line of the transcript from which it is.</summary>
    public long Source { get; init; }

    /// <summary>When it was said first.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was said or confirmed last.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>When something else took its place; null while it holds.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    /// <summary>How much it matters now: a little less with each full day since it was said last.</summary>
    public double ImportanceAt(DateTimeOffset now)
    {
        var days = Math.Max(0, Math.Floor((now - SeenAt).TotalDays));
        return Math.Max(MinImportance, Importance - (days * DailyDecay));
    }

    // Children grow: after four months a height is not offered any more. People seldom move: an address is, for nearly two years.
    private double DailyDecay => Kind switch
    {
        FactKind.Height => 0.005,
        FactKind.Name or FactKind.Phone or FactKind.City or FactKind.Branch => 0.001,
        _ => 0.01,
    };
}
