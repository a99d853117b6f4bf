using System.Globalization;

namespace MirtAi.Grains.Sale;

/// <summary>A line of what is remembered of past conversations: how one of them ended.</summary>
/// <param name="Day">The day.</param>
/// <param name="Chosen">What was chosen or shown, by names and ids of the catalogue; empty if nothing was.</param>
/// <param name="IsOrdered">Whether it was ordered.</param>
/// <param name="Reason">The code of the reason why a manager was called; null if none was.</param>
public sealed record VisitNote(DateOnly Day, string Chosen, bool IsOrdered, string? Reason)
{
    private const string Nothing = "nothing chosen", Ordered = "ordered", Unordered = "no order", Called = "open, with a manager: ";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The note of a line; null if it is another text.</summary>
    public static VisitNote? Read(string line)
    {
        if (!line.EndsWith('.') || line.Split(": ", 2) is not [var date, var told]
            || !DateOnly.TryParseExact(date, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || told.LastIndexOf("; ", StringComparison.Ordinal) is not (>= 0 and var cut))
            return null;
        var (chosen, outcome) = (told[..cut] is Nothing ? "" : told[..cut], told[(cut + 2)..^1]);
        return outcome switch
        {
            Ordered => new(day, chosen, IsOrdered: true, Reason: null),
            Unordered => new(day, chosen, IsOrdered: false, Reason: null),
            _ when outcome.StartsWith(Called, StringComparison.Ordinal) => new(day, chosen, IsOrdered: false, outcome[Called.Length..]),
            _ => null,
        };
    }

    /// <summary>The line as it is stored.</summary>
    public override string ToString()
    {
        var outcome = IsOrdered ? Ordered : Reason is null ? Unordered : Called + Reason;
        return $"{Day.ToString(DayFormat, CultureInfo.InvariantCulture)}: {(Chosen.Length == 0 ? Nothing : Chosen)}; {outcome}.";
    }
}
