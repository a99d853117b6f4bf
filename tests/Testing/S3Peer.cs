using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.Testing;

/// <summary>
/// An S3-compatible store with one bucket on a loopback port, addressed by path. It refuses what is not signed as Signature Version 4 asks,
/// or not with its key, and a body whose hash is another than the one that was signed.
/// </summary>
public sealed partial class S3Peer : IAsyncDisposable
{
    public const string Bucket = "invented-bucket", AccessKey = "AKIAINVENTED", SecretKey = "an-invented-secret", Region = "eu-central-1";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, byte[]> objects = new(StringComparer.Ordinal);
    private ImmutableList<string> requests = [];

    private S3Peer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>The names of what is there, in their order.</summary>
    public string[] Names => [.. objects.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What was asked, as method and name.</summary>
    public ImmutableList<string> Requests => Volatile.Read(ref requests);

    /// <summary>Whether everything is answered by 503.</summary>
    public bool IsAway { get; set; }

    public static async Task<S3Peer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var peer = new S3Peer(app);
        app.Run(peer.Answer);
        await app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value!.TrimStart('/').Split('/', 2));
        ImmutableInterlocked.Update(ref requests, (list, one) => list.Add(one), $"{request.Method} {path[^1]}");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var (bytes, name) = (body.ToArray(), path[^1]);
        if (IsAway)
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, "SlowDown");
        else if (Fault(request, bytes) is { } fault)
            await Refuse(context, StatusCodes.Status403Forbidden, fault);
        else if (path is not [Bucket, { Length: > 0 }])
            await Refuse(context, StatusCodes.Status404NotFound, "NoSuchBucket");
        else if (request.Method == HttpMethods.Put)
            objects[name] = bytes;
        else if (request.Method == HttpMethods.Delete)
        {
            objects.TryRemove(name, out _);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (!objects.TryGetValue(name, out var found))
            await Refuse(context, StatusCodes.Status404NotFound, "NoSuchKey");
        else
        {
            context.Response.ContentLength = found.Length;
            await context.Response.Body.WriteAsync(found);
        }
    }

    private static string? Fault(HttpRequest request, byte[] body)
    {
        var hash = request.Headers["x-amz-content-sha256"].ToString();
        if (Signature.Match(request.Headers.Authorization.ToString()) is not { Success: true } signed
            || !Time.IsMatch(request.Headers["x-amz-date"].ToString()) || hash.Length == 0)
            return "MissingSecurityHeader";
        if (signed.Groups["key"].Value != AccessKey)
            return "InvalidAccessKeyId";
        if (signed.Groups["region"].Value != Region
            || !signed.Groups["headers"].Value.Split(';').Contains("x-amz-content-sha256"))
            return "AuthorizationHeaderMalformed";
        return hash == Convert.ToHexStringLower(SHA256.HashData(body)) ? null : "XAmzContentSHA256Mismatch";
    }

    private static Task Refuse(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>An invented error</Message></Error>");
    }

    [GeneratedRegex(
        """
        ^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/\d{8}/(?<region>[^/]+)/s3/aws4_request, ?SignedHeaders=(?<headers>[a-z0-9;-]+), ?Signature=[0-9a-f]{64}$
        """)]
    private static partial Regex Signature { get; }

    [GeneratedRegex(@"^\d{8}T\d{6}Z$")]
    private static partial Regex Time { get; }
}
