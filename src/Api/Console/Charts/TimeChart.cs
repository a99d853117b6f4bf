using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MirtAi.Api.Console.Charts;

/// <summary>Draws how values went from day to day.</summary>
internal static class TimeChart
{
    /// <summary>How many colours there are for series.</summary>
    public const int Colors = 8;

    private const int Width = 480, Height = 220, Left = 84, Right = 10, Top = 12, Bottom = 32, Steps = 4, MaxLabels = 6;

    /// <summary>The chart; days are <c>2026-01-31</c>.</summary>
    public static MarkupString Draw(
        string title, IReadOnlyList<string> days, IReadOnlyList<ChartSeries> series, Func<double, string> format)
    {
        var step = Step([.. series.SelectMany(one => one.Values).Select(value => value ?? 0)], out var steps);
        var (top, last) = (step * steps, "");
        var drawing = new SvgDrawing(Width, Height, title);
        for (var line = 0; line <= steps; line++)
        {
            var (y, words) = (Y(step * line, top), format(step * line));
            drawing.Line(Left, y, Width - Right, y, "grid");
            // Steps may be smaller than what the words tell.
            if (words != last)
                drawing.Words(Left - 6, y + 5, words, "end");
            last = words;
        }

        var every = Math.Max(1, (days.Count + MaxLabels - 1) / MaxLabels);
        for (var day = (days.Count - 1) % every; day < days.Count; day += every)
            drawing.Words(X(day, days.Count), Height - 6, Short(days[day]), day > 0 && day == days.Count - 1 ? "end" : "middle");
        foreach (var (number, one) in series.Index())
            Draw(drawing, days, one, number % Colors, top, format);
        return drawing.End();
    }

    /// <summary>A day as short as it is on an axis.</summary>
    public static string Short(string day) =>
        DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("dd.MM", CultureInfo.InvariantCulture)
            : day;

    private static void Draw(
        SvgDrawing drawing, IReadOnlyList<string> days, ChartSeries series, int color, double top, Func<double, string> format)
    {
        var points = series.Values.Index().Where(value => value.Item is not null)
            .Select(value => (X: X(value.Index, days.Count), Y: Y(value.Item!.Value, top), Day: days[value.Index], Value: value.Item.Value))
            .ToList();
        drawing.Path(points.Select(point => (point.X, point.Y)), $"series s{color}");
        foreach (var (x, y, day, value) in points)
            drawing.Point(x, y, $"point s{color}", $"{series.Name}, {Short(day)}: {format(value)}");
    }

    private static double X(int day, int days) =>
        days < 2 ? (Left + Width - Right) / 2.0 : Left + (Width - Left - Right) * day / (double)(days - 1);

    private static double Y(double value, double top) => Height - Bottom - (Height - Top - Bottom) * value / top;

    /// <summary>A step of the axis that is easy to read, a whole one where all values are, and how many reach the largest.</summary>
    private static double Step(IReadOnlyList<double> values, out int steps)
    {
        var most = values.DefaultIfEmpty().Max();
        var step = 1.0;
        if (most > 0)
        {
            var unit = Math.Pow(10, Math.Floor(Math.Log10(most / Steps)));
            double[] easy = [1, 2, 5, 10];
            // A little more than a step is the same step: fractions are not exact.
            step = easy.First(factor => factor * unit * 1.000_001 >= most / Steps) * unit;
            if (values.All(double.IsInteger))
                step = Math.Max(1, step);
        }

        steps = Math.Max(1, (int)Math.Ceiling((most / step) - 0.000_001));
        return step;
    }
}
