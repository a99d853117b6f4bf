using Microsoft.AspNetCore.Components;

namespace MirtAi.Api.Console.Charts;

/// <summary>Draws values below each other, each as a bar with its name.</summary>
internal static class BarChart
{
    private const int Width = 480, Row = 38, Top = 6;

    /// <summary>The chart.</summary>
    public static MarkupString Draw(string title, IReadOnlyList<(string Name, double Value, string Words)> bars)
    {
        var most = Math.Max(1, bars.Select(bar => bar.Value).DefaultIfEmpty().Max());
        var drawing = new SvgDrawing(Width, Math.Max(Row, Row * bars.Count) + Top, title);
        foreach (var (number, (name, value, words)) in bars.Index())
        {
            var y = Top + Row * number;
            var length = (Width - 4) * value / most;
            drawing.Words(2, y + 12, name).Words(Width - 2, y + 12, words, "end");
            drawing.Bar(2, y + 18, Width - 4, 10, "track", name).Bar(2, y + 18, length, 10, "bar", $"{name}: {words}");
        }

        return drawing.End();
    }
}
