using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;

namespace MirtAi.Channels.Instagram;

/// <summary>Calls the Graph API as one account, and reads its answers.</summary>
internal sealed class GraphApi(PlatformHttp http, InstagramToken token)
{
    private const int MaxReasonLength = 300;

    public Task<GraphAnswer> Post<T>(string path, T request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Call(() => http.Post(path, request, type, cancellationToken), cancellationToken);

    public Task<GraphAnswer> Post(string path, CancellationToken cancellationToken) =>
        Call(() => http.Post(path, cancellationToken), cancellationToken);

    public Task<GraphAnswer> Delete(string path, CancellationToken cancellationToken) =>
        Call(() => http.Delete(path, cancellationToken), cancellationToken);

    public Task<GraphAnswer> Get(string path, CancellationToken cancellationToken) =>
        Call(() => http.Get(path, cancellationToken), cancellationToken);

    /// <summary>A token that is refused may be one that another process has renewed meanwhile.</summary>
    private async Task<GraphAnswer> Call(Func<Task<PlatformReply>> request, CancellationToken cancellationToken)
    {
        var used = await token.Load(cancellationToken);
        var answer = Read(await request());
        return answer is GraphAnswer.Refused { IsOfToken: true } && await token.Reload(cancellationToken) != used
            ? Read(await request())
            : answer;
    }

    internal static GraphAnswer Read(PlatformReply reply) => reply switch
    {
        PlatformReply.NotSent { Reason: var reason } => new GraphAnswer.NotSent(reason),
        PlatformReply.Lost { Reason: var reason } => new GraphAnswer.Lost(reason),
        PlatformReply.Answered answered => JsonBody.Read<GraphAnswer>(
            answered.Body,
            root => root.Object("error"u8) is { } error ? Refused(error, answered.Status, answered.Headers)
                : answered.IsSuccess && root.ValueKind == JsonValueKind.Object ? new GraphAnswer.Done(root.Clone())
                {
                    Rest = GraphUsage.Rest(answered.Headers),
                }
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
