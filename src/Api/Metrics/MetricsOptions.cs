using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace MirtAi.Api.Metrics;

/// <summary>Where metrics are read, section <c>Metrics</c>.</summary>
internal sealed class MetricsOptions
{
    public const string Section = "Metrics";

    /// <summary>
    /// An address besides <c>Urls</c>, such as <c>http://+:9464</c>, at which <c>/metrics</c> needs no token and nothing else is
    /// served: for a network that the public does not reach.
    /// </summary>
    /// <value>Unset: <c>/metrics</c> is served at <c>Urls</c> alone, for the admin token.</value>
    [RegularExpression("http://[^/:;@ ]+:[1-9][0-9]{0,4}/?", ErrorMessage = "set http://HOST:PORT, such as http://+:9464, or nothing")]
    public string? Url { get; set; }

    /// <summary>The port of <see cref="Url"/>; null without one.</summary>
    public int? Port => Url is null ? null : PortOf(Url);

    /// <summary>The port that an address ends with, or null.</summary>
    internal static int? PortOf(string url) =>
        ushort.TryParse(url.AsSpan(url.LastIndexOf(':') + 1).TrimEnd('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : null;
}
