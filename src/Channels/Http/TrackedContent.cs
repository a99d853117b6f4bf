using System.Net;

namespace MirtAi.Channels.Http;

/// <summary>
/// A request's body that knows whether any of it was handed to a connection. Before that the platform cannot have acted on the
/// request, whatever went wrong: finding the host, connecting, TLS or waiting for a free connection.
/// </summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly HttpContent content;

    public TrackedContent(HttpContent content)
    {
        this.content = content;
        foreach (var (name, values) in content.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    public bool HasStarted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasStarted = true;
        return content.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = content.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }
}
