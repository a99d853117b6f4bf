using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Durability;
using MirtAi.Silo.WebChat;

namespace MirtAi.Api.Chat;

/// <summary>
/// Server-sent events of one page: <c>reply</c>, whose id is the reply's place so that a page that comes back misses and repeats
/// nothing; <c>typing</c>; and a comment when nothing else was said for a while, so that proxies keep the connection.
/// </summary>
internal sealed partial class ChatEventStream(
    ChatTranscript transcript, IChatSignals signals, TimeProvider time, ILogger<ChatEventStream> logger)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Pages come back by themselves; ending streams now and then spreads them over the processes that are there.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(30);

    // A signal comes when a reply is handed over, a moment before it is marked as sent: look again until it is.
    private static readonly ImmutableArray<TimeSpan> LookAgain =
        [.. new[] { 20, 40, 80, 160, 320, 1000 }.Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    public async Task Run(HttpResponse response, string sessionKey, long after, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(MaxDuration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var subscription = signals.Subscribe(sessionKey);
        try
        {
            // Before the headers: while the database is away, the page gets a 503 and not a stream that is silent.
            var missed = await transcript.RepliesAfter(sessionKey, after, either.Token);
            await Start(response, either.Token);
            after = await WriteReplies(response, missed, after, either.Token);
            await Follow(response, subscription, sessionKey, after, missed.Length == ChatTranscript.MaxReplies, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested && response.HasStarted)
        {
            // The page is closed, or is to connect again: a normal end of the answer.
        }
    }

    /// <summary>What a stream begins with.</summary>
    public static void WriteHead(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    private static async Task Start(HttpResponse response, CancellationToken cancellationToken)
    {
        WriteHead(response);
        await response.WriteAsync("retry: 2000\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    private async Task Follow(
        HttpResponse response, IChatSubscription subscription, string sessionKey, long after, bool look,
        CancellationToken cancellationToken)
    {
        for (var looks = look ? 0 : LookAgain.Length; ;)
        {
            if (looks < LookAgain.Length)
            {
                var (last, next) = await Look(response, sessionKey, after, looks, cancellationToken);
                (after, looks) = (last, next);
            }

            var isIdle = looks >= LookAgain.Length;
            var signal = await subscription.Wait(isIdle ? Heartbeat : LookAgain[looks], cancellationToken);
            if (signal.HasFlag(ChatSignal.Reply))
                looks = 0;
            if (signal.HasFlag(ChatSignal.Typing))
                await Write(response, "event: typing\ndata: {}\n\n", cancellationToken);
            else if (isIdle && signal == ChatSignal.None)
                await Write(response, ":\n\n", cancellationToken);
        }
    }

    private async Task<(long After, int Looks)> Look(
        HttpResponse response, string sessionKey, long after, int looks, CancellationToken cancellationToken)
    {
        try
        {
            var replies = await transcript.RepliesAfter(sessionKey, after, cancellationToken);
            var last = await WriteReplies(response, replies, after, cancellationToken);
            var isMore = replies.Length == ChatTranscript.MaxReplies;
            return (last, isMore ? 0 : replies.Length > 0 ? LookAgain.Length : looks + 1);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or DbException)
        {
            LogReadFailed(exception.Message);
            return (after, LookAgain.Length - 1);
        }
    }

    private static async Task<long> WriteReplies(
        HttpResponse response, ImmutableArray<ChatLine> replies, long after, CancellationToken cancellationToken)
    {
        if (replies.IsEmpty)
            return after;
        var events = new StringBuilder();
        foreach (var reply in replies.Where(ChatTranscript.IsShown))
        {
            var data = JsonSerializer.Serialize(ChatMessage.From(reply), ChatJson.Default.ChatMessage);
            events.Append(CultureInfo.InvariantCulture, $"id: {reply.Id}\nevent: reply\ndata: {data}\n\n");
        }

        await Write(response, events.ToString(), cancellationToken);
        return replies[^1].Id;
    }

    private static async Task Write(HttpResponse response, string events, CancellationToken cancellationToken)
    {
        await response.WriteAsync(events, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
