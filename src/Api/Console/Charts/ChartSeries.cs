namespace MirtAi.Api.Console.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Values">A value for each place of the axis; null where there is none.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);
