using MirtAi.Api.Http;

namespace MirtAi.Api.Management;

/// <summary>The header by which a request that is repeated is done once.</summary>
internal static class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>422: the key came with another request before.</summary>
    public static Problem Reused => new(
        StatusCodes.Status422UnprocessableEntity, $"{Header}: came with another request before. Use a key of its own for this one.");
}
