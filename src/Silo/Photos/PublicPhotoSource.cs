using System.Net;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Photos;

/// <summary>
/// Photos at public addresses, which strangers may have written: every address, redirects included, is held against
/// <see cref="PublicPhotoPolicy"/>, and every connection against the address that it really goes to. Nothing of ours goes with a request.
/// </summary>
internal sealed partial class PublicPhotoSource : IPhotoSource, IDisposable
{
    private readonly PublicPhotoPolicy policy;
    private readonly TimeProvider time;
    private readonly ILogger<PublicPhotoSource> logger;
    private readonly HttpClient client;

    public PublicPhotoSource(PublicPhotoPolicy policy, TimeProvider time, ILogger<PublicPhotoSource> logger)
    {
        (this.policy, this.time, this.logger) = (policy, time, logger);
        client = new HttpClient(Handler(policy)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Accept.ParseAdd("image/*");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("MirtAi");
    }

    public string Scheme => Uri.UriSchemeHttps;

    public async Task<Photo?> Open(string reference, CancellationToken cancellationToken)
    {
        if (policy.Parse(reference) is not { } address)
            return null;

        using var deadline = new CancellationTokenSource(policy.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Follow(address, either.Token);
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

        return null;
    }

    public void Dispose() => client.Dispose();

    private async Task<Photo?> Follow(Uri start, CancellationToken cancellationToken)
    {
        var address = start;
        for (var redirects = 0; redirects <= PublicPhotoPolicy.MaxRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is HttpStatusCode.OK)
                return await Read(response, cancellationToken);
            if (!Redirects(response.StatusCode) || policy.Follow(address, response.Headers.Location) is not { } next)
                return null;

            address = next;
        }

        return null;
    }

    private static async Task<Photo?> Read(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > Photo.MaxBytes)
            return null;

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await PhotoBytes.Read(stream, cancellationToken);
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

    [LoggerMessage(6201, LogLevel.Information, "A photo at a public address is not available ({Cause})")]
    private partial void LogUnavailable(string cause);
}
