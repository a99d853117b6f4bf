using System.ComponentModel.DataAnnotations;
using System.Net;

namespace MirtAi.Api.Http;

/// <summary>The proxy in front, section <c>Proxy</c>.</summary>
internal sealed class ForwardingOptions : IValidatableObject
{
    public const string Section = "Proxy";

    /// <summary>
    /// Networks, separated by commas, whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Only the last entry counts,
    /// the one that the proxy itself added; so a client cannot choose its address.
    /// </summary>
    /// <value>Default: this machine.</value>
    public string TrustedNetworks { get; set; } = "127.0.0.0/8,::1/128";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Parts().Any(part => !IPNetwork.TryParse(part, out _)))
            yield return new ValidationResult("set networks as 10.0.0.0/8,fd00::/8, separated by commas", [nameof(TrustedNetworks)]);
    }

    /// <summary>The networks, once they are valid.</summary>
    public IEnumerable<IPNetwork> Networks() => Parts().Select(IPNetwork.Parse);

    private string[] Parts() => TrustedNetworks.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
