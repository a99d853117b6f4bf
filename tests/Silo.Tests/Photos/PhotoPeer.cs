using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MirtAi.Silo.Photos;

namespace MirtAi.Silo.Tests.Photos;

/// <summary>An https server on a loopback port with a certificate of its own making.</summary>
internal sealed class PhotoPeer : IAsyncDisposable
{
    public const string Host = "photos.test";

    private readonly X509Certificate2 certificate = NewCertificate();
    private readonly WebApplication application;

    private PhotoPeer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        application = builder.Build();
        application.Run(context =>
        {
            lock (Requests)
                Requests.Add($"{context.Request.Host.Host}{context.Request.Path}");
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
            return answer(context);
        });
    }

    public List<string> Requests { get; } = [];

    public Dictionary<string, string> Headers { get; private set; } = [];

    public int Port => new Uri(application.Urls.First()).Port;

    /// <summary>
    /// The defaults, except that this peer's port, certificate and loopback address are allowed and its names lead to it.
    /// </summary>
    public PublicPhotoPolicy Policy => new()
    {
        AllowsPort = port => port == Port,
        AllowsAddress = address => IPAddress.IsLoopback(address) || PublicAddress.Is(address),
        Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
        Trusts = Trusts,
    };

    public string Address(string path) => $"https://{Host}:{Port}/{path}";

    public static async Task<PhotoPeer> Start(RequestDelegate answer)
    {
        var peer = new PhotoPeer(answer);
        await peer.application.StartAsync();
        return peer;
    }

    /// <summary>Vouches for this peer's own certificate.</summary>
    public bool Trusts(object sender, X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors) =>
        presented?.GetCertHashString() == certificate.GetCertHashString();

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        certificate.Dispose();
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
