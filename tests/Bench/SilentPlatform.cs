using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.Bench;

/// <summary>A Telegram that takes every message at once and notes when it came, by its text.</summary>
internal sealed partial class SilentPlatform : IAsyncDisposable
{
    private static readonly byte[] Taken = Encoding.UTF8.GetBytes("""{"ok":true,"result":{"message_id":1}}""");

    private readonly WebApplication app;
    private long count;

    private readonly Action<long>? heard;

    private SilentPlatform(WebApplication app, Action<long>? heard) => (this.app, this.heard) = (app, heard);

    public string Address => app.Urls.First();

    /// <summary>How many messages came.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>When the messages came whose text begins with an exclamation mark.</summary>
    public ConcurrentDictionary<string, long> Noted { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts it; <paramref name="heard"/> is told the chat of every message.</summary>
    public static async Task<SilentPlatform> Start(Action<long>? heard = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var platform = new SilentPlatform(builder.Build(), heard);
        platform.app.Run(platform.Take);
        await platform.app.StartAsync();
        return platform;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Interlocked.Increment(ref count);
        if (body.IndexOf("\"text\":\"!", StringComparison.Ordinal) is >= 0 and var at)
        {
            var text = body[(at + 8)..];
            Noted[text[..text.IndexOf('"', StringComparison.Ordinal)]] = Stopwatch.GetTimestamp();
        }

        if (heard is not null && Chat().Match(body) is { Success: true } chat)
            heard(long.Parse(chat.Groups[1].ValueSpan, provider: null));

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Taken.Length;
        await context.Response.Body.WriteAsync(Taken);
    }

    [GeneratedRegex("\"chat_id\":\"?(\\d+)")]
    private static partial Regex Chat();
}
