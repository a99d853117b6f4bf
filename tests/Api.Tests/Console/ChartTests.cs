using System.Globalization;
using System.Text.RegularExpressions;
using MirtAi.Api.Console.Charts;

namespace MirtAi.Api.Tests.Console;

/// <summary>What is written beside the lines of a chart.</summary>
public sealed class ChartTests
{
    [Theory]
    [InlineData(0, "0 1")]
    [InlineData(6, "0 2 4 6")]
    [InlineData(61_000, "0 20000 40000 60000 80000")]
    [InlineData(0.4, "0 0.1 0.2 0.3 0.4")]
    [InlineData(0.1166, "0 0.05 0.1 0.15")]
    public void An_axis_has_steps_that_are_easy_to_read_and_ends_near_the_largest_value(double most, string labels)
    {
        var chart = TimeChart.Draw(
            "a", ["2026-03-01"], [new ChartSeries("s", [most])], value => value.ToString("0.##", CultureInfo.InvariantCulture));

        var written = Regex.Matches(chart.Value, "text-anchor=\"end\">([^<]*)<").Select(match => match.Groups[1].Value);
        Assert.Equal(labels, string.Join(' ', written));
    }
}
