using System.ComponentModel.DataAnnotations;

namespace MirtAi.Api.Hosting;

/// <summary>How the process ends, section <c>Shutdown</c>.</summary>
internal sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>
    /// How long requests are served after SIGTERM while readiness is 503: longer than the proxy's check interval. It is a part of the 25
    /// seconds that the whole shutdown may take.
    /// </summary>
    /// <value>Unset: 2 s, none in Development.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:20", ErrorMessage = "set 00:00:00 to 00:00:20")]
    public TimeSpan? Delay { get; set; }

    public TimeSpan DelayIn(IHostEnvironment environment) =>
        Delay ?? (environment.IsDevelopment() ? TimeSpan.Zero : TimeSpan.FromSeconds(2));
}
