using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MirtAi.Cluster.Proxy;

/// <summary>
/// A request's body: held in memory when it is small, so that it can be sent again to another target; else what was read
/// of it, followed by the rest as it comes.
/// </summary>
internal sealed class RequestBody
{
    private readonly byte[]? whole;
    private readonly Stream? rest;

    private RequestBody(byte[]? whole, Stream? rest) => (this.whole, this.rest) = (whole, rest);

    internal bool CanBeSentAgain => this.rest is null;

    internal static async Task<RequestBody> ReadAsync(HttpContext context, int limit)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return new(null, null);
        if (request.ContentLength > limit)
            return new(null, request.Body);

        // One byte more than the limit tells whether that was all.
        var buffer = ArrayPool<byte>.Shared.Rent(limit + 1);
        try
        {
            var read = await request.Body.ReadAtLeastAsync(
                buffer.AsMemory(0, limit + 1), limit + 1, throwOnEndOfStream: false, context.RequestAborted);
            var start = buffer.AsSpan(0, read).ToArray();
            return read <= limit ? new(start, null) : new(null, new PrefixedStream(start, request.Body));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A new content for each attempt; null when the request has no body.</summary>
    internal HttpContent? Content() => (this.whole, this.rest) switch
    {
        ({ } whole, _) => new ByteArrayContent(whole),
        (_, { } rest) => new StreamContent(rest),
        _ => null,
    };
}
