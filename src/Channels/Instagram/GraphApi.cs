using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;

namespace MirtAi.Channels.Instagram;

/// <summary>Calls the Graph API as one account, and reads its answers.</summary>
internal sealed class GraphApi(PlatformHttp http)
{
    private const int MaxReasonLength = 300;

    public async Task<GraphAnswer> Post<T>(string path, T request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(await http.Post(path, request, type, cancellationToken));

    public async Task<GraphAnswer> Post(string path, CancellationToken cancellationToken) => Read(await http.Post(path, cancellationToken));

    public async Task<GraphAnswer> Delete(string path, CancellationToken cancellationToken) =>
        Read(await http.Delete(path, cancellationToken));

    public async Task<GraphAnswer> Get(string path, CancellationToken cancellationToken) => Read(await http.Get(path, cancellationToken));

    private static GraphAnswer Read(PlatformReply reply) => reply switch
    {
        PlatformReply.NotSent { Reason: var reason } => new GraphAnswer.NotSent(reason),
        PlatformReply.Lost { Reason: var reason } => new GraphAnswer.Lost(reason),
        PlatformReply.Answered answered => JsonBody.Read<GraphAnswer>(
            answered.Body,
            root => root.Object("error"u8) is { } error ? Refused(error, answered.Status, answered.Headers)
                : answered.IsSuccess && root.ValueKind == JsonValueKind.Object ? new GraphAnswer.Done(root.Clone())
                : Unreadable(answered),
            _ => Unreadable(answered)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static GraphAnswer Unreadable(PlatformReply.Answered answered) => answered.IsSuccess
        ? new GraphAnswer.Lost("an answer that cannot be read")
        : new GraphAnswer.Refused(0, 0, answered.Status, $"HTTP {answered.Status}") { RetryAfter = answered.Headers.RetryAfter?.Delta };

    private static GraphAnswer.Refused Refused(JsonElement error, int status, HttpResponseHeaders headers)
    {
        var code = error.Integer("code"u8) ?? 0;
        var subcode = error.Integer("error_subcode"u8) ?? 0;
        var says = InboundText.Clean(error.String("message"u8), MaxReasonLength).ReplaceLineEndings(" ");
        return new(code, subcode, status, string.Create(CultureInfo.InvariantCulture, $"{code}/{subcode} {says}"))
        {
            RetryAfter = headers.RetryAfter?.Delta ?? GraphUsage.RegainAfter(headers),
        };
    }
}
