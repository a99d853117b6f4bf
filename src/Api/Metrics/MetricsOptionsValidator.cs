using Microsoft.Extensions.Options;

namespace MirtAi.Api.Metrics;

/// <summary>The port of <see cref="MetricsOptions.Url"/> is none of the public ones, which would then serve nothing else.</summary>
internal sealed class MetricsOptionsValidator(IConfiguration configuration) : IValidateOptions<MetricsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MetricsOptions options) =>
        options.Port is { } port && Ports().Count(used => used == port) > 1
            ? ValidateOptionsResult.Fail($"Metrics:Url: set another port than those of Urls; {port} is one of them")
            : ValidateOptionsResult.Success;

    // Its own is among them.
    private IEnumerable<int?> Ports() =>
        (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(MetricsOptions.PortOf);
}
