using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MirtAi.Api.Console.Charts;

/// <summary>Draws how values went from day to day.</summary>
internal static class TimeChart
{
    /// <summary>How many colours there are for series.</summary>
    public const int Colors = 8;

    private const int Width = 480, Height = 220, Left = 52, Right = 10, Top = 12, Bottom = 26, Steps = 4, MaxLabels = 6;

    /// <summary>The chart; days are <c>2026-01-31</c>.</summary>
    public static MarkupString Draw(
        string title, IReadOnlyList<string> days, IReadOnlyList<ChartSeries> series, Func<double, string> format)
    {
        var top = Nice(series.SelectMany(one => one.Values).Max() ?? 0);
        var drawing = new SvgDrawing(Width, Height, title);
        for (var step = 0; step <= Steps; step++)
        {
            var y = Y(top * step / Steps, top);
            drawing.Line(Left, y, Width - Right, y, "grid").Words(Left - 6, y + 4, format(top * step / Steps), "end");
        }

        var every = Math.Max(1, (days.Count + MaxLabels - 1) / MaxLabels);
        for (var day = (days.Count - 1) % every; day < days.Count; day += every)
            drawing.Words(X(day, days.Count), Height - 8, Short(days[day]), day > 0 && day == days.Count - 1 ? "end" : "middle");
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

    /// <summary>The next number at or above it that is easy to read, at least the number of steps.</summary>
    private static double Nice(double value)
    {
        if (value <= Steps)
            return Steps;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double[] steps = [1, 2, 4, 6, 8, 10];
        return steps.First(step => step * unit >= value) * unit;
    }
}
