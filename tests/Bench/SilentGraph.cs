using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.Bench;

/// <summary>An Instagram with posts that say nothing, which takes every reply and every decision at once.</summary>
internal sealed class SilentGraph : IAsyncDisposable
{
    private readonly WebApplication app;
    private long last;

    private SilentGraph(WebApplication app) => this.app = app;

    public string Address => app.Urls.First() + "/v23.0";

    public static async Task<SilentGraph> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var graph = new SilentGraph(builder.Build());
        graph.app.Run(graph.Take);
        await graph.app.StartAsync();
        return graph;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task Take(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(HttpMethods.IsGet(context.Request.Method)
            ? """{"id":"17900000000000000","caption":"Сукня Анна","media_type":"IMAGE","is_comment_enabled":true}"""
            : string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{18_000_000_000_000_000 + Interlocked.Increment(ref last)}}"}"""));
    }
}
