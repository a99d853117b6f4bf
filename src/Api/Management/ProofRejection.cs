using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>Who says that a proof of payment is none.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ProofRejection
{
    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }

    /// <inheritdoc cref="OrderPatch.Proof"/>
    public DateTimeOffset? Proof { get; init; }
}
