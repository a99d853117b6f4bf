using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace MirtAi.Api.Console.Charts;

/// <summary>
/// A drawing of lines, bars and words, as a part of a page: sized by the page, coloured by its style sheet. Words are encoded.
/// </summary>
internal sealed class SvgDrawing
{
    private readonly StringBuilder markup = new();

    public SvgDrawing(int width, int height, string title)
    {
        var name = WebUtility.HtmlEncode(title);
        Add($"""<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{name}"><title>{name}</title>""");
    }

    public SvgDrawing Line(double x1, double y1, double x2, double y2, string style)
    {
        Add($"""<line class="{style}" x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}"/>""");
        return this;
    }

    /// <summary>A bar, with what it says when somebody points at it.</summary>
    public SvgDrawing Bar(double x, double y, double width, double height, string style, string words)
    {
        var (wide, high) = (Math.Max(0, width), Math.Max(0, height));
        Add($"""<rect class="{style}" x="{x:0.#}" y="{y:0.#}" width="{wide:0.#}" height="{high:0.#}" rx="2">""");
        Add($"<title>{WebUtility.HtmlEncode(words)}</title></rect>");
        return this;
    }

    /// <summary>A line through points.</summary>
    public SvgDrawing Path(IEnumerable<(double X, double Y)> points, string style)
    {
        var places = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));
        Add($"""<polyline class="{style}" points="{places}"/>""");
        return this;
    }

    /// <summary>A point, with what it says when somebody points at it.</summary>
    public SvgDrawing Point(double x, double y, string style, string words)
    {
        Add($"""<circle class="{style}" cx="{x:0.#}" cy="{y:0.#}" r="3"><title>{WebUtility.HtmlEncode(words)}</title></circle>""");
        return this;
    }

    /// <summary>Words; <paramref name="anchor"/> is <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public SvgDrawing Words(double x, double y, string words, string anchor = "start")
    {
        Add($"""<text x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}">{WebUtility.HtmlEncode(words)}</text>""");
        return this;
    }

    /// <summary>The drawing as a part of a page.</summary>
    public MarkupString End() => new(markup.Append("</svg>").ToString());

    private void Add(FormattableString text) => markup.Append(text.ToString(CultureInfo.InvariantCulture));
}
