namespace MirtAi.Grains.Sessions.Hours;

/// <summary>A stretch of every week in which somebody answers, by the shop's clocks.</summary>
/// <param name="Day">The day on which it begins.</param>
/// <param name="From">When it begins, from midnight.</param>
/// <param name="Until">When it ends, from the same midnight; more than a day if it ends on the next one.</param>
public readonly record struct OpeningPeriod(DayOfWeek Day, TimeSpan From, TimeSpan Until);
