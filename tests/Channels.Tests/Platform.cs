using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.Channels.Tests;

/// <summary>A platform on a loopback port that does to every request what the test wants, after it has read it.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly WebApplication app;

    private Platform(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>It takes the request and cuts the connection.</summary>
    public static Task<Platform> ThatLosesAnswers() => Start(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public static Task<Platform> ThatAnswers(int status, string body) => Start(context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    });

    /// <summary>It takes the request and never answers.</summary>
    public static Task<Platform> ThatHangs() => Start(context => Task.Delay(Timeout.Infinite, context.RequestAborted)
        .ContinueWith(_ => { }, TaskScheduler.Default));

    /// <summary>An address at which nothing listens.</summary>
    public static async Task<string> Nowhere()
    {
        await using var platform = await ThatLosesAnswers();
        return platform.Address;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static async Task<Platform> Start(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Platform(app);
    }
}
