using System.Text.Json.Serialization;

namespace MirtAi.Api.Webhooks;

/// <summary>What a platform is told of a person's wish to be forgotten (Facebook Login, "Data deletion callback").</summary>
/// <param name="Url">Where the person sees what became of it.</param>
/// <param name="ConfirmationCode">The code of it.</param>
internal sealed record ErasureReceipt(
    [property: JsonPropertyName("url")] string Url, [property: JsonPropertyName("confirmation_code")] string ConfirmationCode);
