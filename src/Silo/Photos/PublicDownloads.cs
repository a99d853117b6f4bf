using System.Net;
using Microsoft.Extensions.Logging;

namespace MirtAi.Silo.Photos;

/// <summary>
/// What lies at public addresses, which strangers may have written: every address, redirects included, is held against
/// <see cref="PublicPhotoPolicy"/>, and every connection against the address that it really goes to. Nothing of ours goes with a request.
/// </summary>
internal sealed partial class PublicDownloads : IDisposable
{
    private readonly PublicPhotoPolicy policy;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly HttpClient client;

    /// <param name="policy">What may be reached.</param>
    /// <param name="accepts">What is asked for.</param>
    /// <param name="time">The clock of deadlines.</param>
    /// <param name="logger">The log of who asks.</param>
    public PublicDownloads(PublicPhotoPolicy policy, string accepts, TimeProvider time, ILogger logger)
    {
        (this.policy, this.time, this.logger) = (policy, time, logger);
        client = new HttpClient(Handler(policy)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Accept.ParseAdd(accepts);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("MirtAi");
    }

    /// <summary>What <paramref name="read"/> makes of the content; null if there is none now, or it is announced as too large.</summary>
    public async Task<T?> Open<T>(
        string reference, TimeSpan timeout, int maxBytes, Func<Stream, CancellationToken, Task<T?>> read,
        CancellationToken cancellationToken)
    {
        if (policy.Parse(reference) is not { } address)
            return default;

        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Follow(address, maxBytes, read, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnavailable("timeout");
        }
        catch (HttpRequestException exception)
        {
            LogUnavailable(exception.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            LogUnavailable("broken off");
        }

        return default;
    }

    public void Dispose() => client.Dispose();

    private async Task<T?> Follow<T>(
        Uri start, int maxBytes, Func<Stream, CancellationToken, Task<T?>> read, CancellationToken cancellationToken)
    {
        var address = start;
        for (var redirects = 0; redirects <= PublicPhotoPolicy.MaxRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is HttpStatusCode.OK)
                return await Read(response, maxBytes, read, cancellationToken);
            if (!Redirects(response.StatusCode) || policy.Follow(address, response.Headers.Location) is not { } next)
                return default;

            address = next;
        }

        return default;
    }

    private static async Task<T?> Read<T>(
        HttpResponseMessage response, int maxBytes, Func<Stream, CancellationToken, Task<T?>> read, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
            return default;

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await read(stream, cancellationToken);
    }

    private static bool Redirects(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static SocketsHttpHandler Handler(PublicPhotoPolicy policy)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            Credentials = null,
            MaxConnectionsPerServer = 8,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancellationToken) => PublicConnection.Open(policy, context.DnsEndPoint, cancellationToken),
        };
        handler.SslOptions.RemoteCertificateValidationCallback = policy.Trusts;
        return handler;
    }

    [LoggerMessage(6201, LogLevel.Information, "A photo or file at a public address is not available ({Cause})")]
    private partial void LogUnavailable(string cause);
}
