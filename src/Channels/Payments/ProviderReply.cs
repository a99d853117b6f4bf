using System.Diagnostics;
using System.Text.Json;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Payments;

namespace MirtAi.Channels.Payments;

/// <summary>What the replies of payment providers have in common.</summary>
internal static class ProviderReply
{
    private const int MaxReasonLength = 160;

    /// <summary>
    /// What a reply means. An unknown result is asked for again by the same key, and wrong credentials are mended by an operator.
    /// </summary>
    /// <param name="reply">The reply.</param>
    /// <param name="read">What a body says that came with a status.</param>
    public static ProviderAnswer Read(PlatformReply reply, Func<JsonElement, PlatformReply.Answered, ProviderAnswer> read) => reply switch
    {
        PlatformReply.NotSent { Reason: var reason } => new ProviderAnswer.Failed(reason),
        PlatformReply.Lost { Reason: var reason } => new ProviderAnswer.Failed(reason),
        PlatformReply.Answered { Status: 401 or 403 or 408 or 429 or >= 500, Status: var status } =>
            new ProviderAnswer.Failed($"HTTP {status}"),
        PlatformReply.Answered answered => JsonBody.Read<ProviderAnswer>(
            answered.Body,
            root => read(root, answered),
            _ => new ProviderAnswer.Failed(answered.IsSuccess ? "an answer that cannot be read" : $"HTTP {answered.Status}")),
        _ => throw new UnreachableException(),
    };

    /// <summary>A refusal in the provider's words, which are in a member of the body.</summary>
    public static ProviderAnswer.Refused Refused(JsonElement root, ReadOnlySpan<byte> member, int status)
    {
        var says = InboundText.Clean(root.String(member), MaxReasonLength).ReplaceLineEndings(" ");
        return new(status == 404 ? $"not found: {says}" : says.Length == 0 ? $"HTTP {status}" : says);
    }

    /// <summary>What an answer says of the payment that was asked about: how it stands, that there is none, or nothing.</summary>
    public static ProviderAnswer About(string providerId, ProviderAnswer answer) => answer switch
    {
        ProviderAnswer.Refused { Reason: var reason } when reason.Contains("not found", StringComparison.OrdinalIgnoreCase) =>
            new ProviderAnswer.Missing(),
        ProviderAnswer.Refused { Reason: var reason } => new ProviderAnswer.Failed(reason),
        // Another payment than the one that was asked for says nothing of it.
        ProviderAnswer.Found { Event.ProviderId: var id } when id != providerId => new ProviderAnswer.Failed("it answered of another"),
        _ => answer,
    };
}
