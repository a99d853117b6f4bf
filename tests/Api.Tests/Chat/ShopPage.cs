using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.Api.Tests.Chat;

/// <summary>A shop's own page on a site and an origin of its own, with the chat's script tag.</summary>
internal sealed class ShopPage : IAsyncDisposable
{
    private readonly WebApplication app;

    private ShopPage(WebApplication app) => this.app = app;

    /// <summary>The page's origin: another site than 127.0.0.1, where the chat is.</summary>
    public string Origin => $"http://localhost:{new Uri(app.Urls.Single()).Port}";

    /// <summary>Opens it; which chat it has is told later, as the chat must know the page first.</summary>
    public static async Task<ShopPage> Open(Func<Uri> chat)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/{**path}", () => Results.Text(
            $"""
            <!doctype html><html lang="uk"><head><title>Shop</title></head>
            <body><h1>Dresses</h1><script src="{chat()}chat/embed.js" async></script></body></html>
            """,
            "text/html"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ShopPage(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
