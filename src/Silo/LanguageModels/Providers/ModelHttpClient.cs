using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>The platform's HTTP client for providers: no redirects, no cookies, no timeout of its own, answers of bounded length.</summary>
internal static class ModelHttpClient
{
    public const string Name = "openai";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static void AddModelHttpClient(this IServiceCollection services) => services
        .AddHttpClient(Name)
        .UseSocketsHttpHandler((handler, _) =>
        {
            handler.AllowAutoRedirect = false; // A redirect would take the secret elsewhere.
            handler.UseCookies = false;
            handler.AutomaticDecompression = DecompressionMethods.All; // Some servers compress unasked.
            handler.ConnectTimeout = ConnectTimeout;
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        })
        .AddHttpMessageHandler(() => new BoundedAnswers())
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    /// <summary>The client of one provider, with what its models are known to refuse.</summary>
    public static HttpClient Create(IHttpMessageHandlerFactory handlers, string provider, ModelOmissions omissions) =>
        new(new CompatibilityHandler(provider, omissions) { InnerHandler = handlers.CreateHandler(Name) }, disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan, // Each attempt has its own deadline.
        };

    /// <summary>Reads an answer whole, and refuses one that is too long before it fills the memory.</summary>
    private sealed class BoundedAnswers : DelegatingHandler
    {
        private const long MaxBytes = 16 * 1024 * 1024;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
