using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MirtAi.Cluster.Proxy;

/// <summary>Hands a target's response on as it comes: the head at once, then every piece the moment it arrives.</summary>
internal static class ResponseRelay
{
    private const int BufferBytes = 16 * 1024;

    internal static async Task CopyAsync(HttpResponseMessage from, HttpContext context)
    {
        var to = context.Response;
        to.StatusCode = (int)from.StatusCode;
        context.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = from.ReasonPhrase;
        ProxyHeaders.Copy(from, to);
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        // Starting alone would keep the head until the first byte of the body.
        await to.Body.FlushAsync(context.RequestAborted);
        try
        {
            await CopyBodyAsync(from, to, context.RequestAborted);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The target died in the middle. Only a broken connection tells the client that this was not all.
            context.Abort();
        }
    }

    private static async Task CopyBodyAsync(HttpResponseMessage from, HttpResponse to, CancellationToken cancellationToken)
    {
        await using var body = await from.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                await to.Body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                await to.Body.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
