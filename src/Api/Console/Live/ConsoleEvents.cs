using MirtAi.Api.Chat;
using MirtAi.Api.Health;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console.Live;

/// <summary>
/// Server-sent events of a page: <c>changed</c> as soon as what it shows has changed, in whatever process. The event says nothing of the
/// change; the page is fetched again.
/// </summary>
internal sealed class ConsoleEvents(ConsoleChanges changes, TimeProvider clock, ShutdownState shutdown, IHostApplicationLifetime lifetime)
{
    /// <summary>Streams of this process: managers' tabs.</summary>
    public const int MaxStreams = 200;

    private const string Changed = "event: changed\ndata: {}\n\n";

    private static readonly TimeSpan BetweenHeartbeats = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    private int open;

    /// <summary>Answers until the page is closed; a refusal if there are too many.</summary>
    public async Task<Problem?> Run(HttpContext context, string? key)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            ChatEventStream.WriteHead(context.Response);
            return null;
        }

        if (Interlocked.Increment(ref open) > MaxStreams)
        {
            Interlocked.Decrement(ref open);
            return Problem.TooManyRequests("Too many pages of the console are open.", Later);
        }

        using var timeout = new CancellationTokenSource(MaxDuration, clock);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, shutdown.Stopping, lifetime.ApplicationStopping, timeout.Token);
        try
        {
            await Follow(context.Response, key, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested && context.Response.HasStarted)
        {
            // The page is closed, or is to connect again: a normal end of the answer.
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }

        return null;
    }

    private async Task Follow(HttpResponse response, string? key, CancellationToken cancellationToken)
    {
        // Before the headers: while the database is away, the page gets a 503 and not a stream that is silent.
        using var subscription = await changes.Subscribe(key, cancellationToken);
        ChatEventStream.WriteHead(response);
        await Write(response, "retry: 2000\n\n", cancellationToken);
        // What changed between the page and this stream is not known: the page looks once more.
        await Write(response, Changed, cancellationToken);
        var change = subscription.NextChange(cancellationToken);
        while (true)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var isChanged = await Task.WhenAny(change, Task.Delay(BetweenHeartbeats, clock, ended.Token)) == change;
            await ended.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            await Write(response, isChanged ? Changed : ":\n\n", cancellationToken);
            if (isChanged)
                change = subscription.NextChange(cancellationToken);
        }
    }

    private static async Task Write(HttpResponse response, string events, CancellationToken cancellationToken)
    {
        await response.WriteAsync(events, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
