using Microsoft.Extensions.Logging;
using MirtAi.Channels.Http;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// What ManyChat keeps of a contact beside a message (ManyChat API, setCustomFields, addTagByName, removeTagByName). No message waits for
/// it or fails with it, and what is left when the process ends is lost; what ManyChat refuses is left alone for a while.
/// </summary>
internal sealed partial class ManyChatNotes(PlatformHttp http, TimeProvider clock, ILogger logger)
{
    private const int MaxWaiting = 1_000;

    private static readonly TimeSpan WithoutTag = TimeSpan.FromMinutes(10);

    private readonly Lock guard = new();
    private readonly Queue<(ManyChatAddress Address, ContactProgress Progress)> waiting = new();
    private bool isKeeping;
    private DateTimeOffset refusedUntil, tagRefusedUntil;

    /// <summary>Ends when nothing waits any more.</summary>
    internal Task Kept { get; private set; } = Task.CompletedTask;

    /// <summary>Has it put down, behind what waits already, where the purchase stands; of too many the oldest are dropped.</summary>
    public void Keep(ManyChatAddress address, ContactProgress progress)
    {
        lock (guard)
        {
            if (waiting.Count == MaxWaiting)
                waiting.Dequeue();
            waiting.Enqueue((address, progress));
            if (isKeeping)
                return;
            isKeeping = true;
            Kept = KeepWaiting();
        }
    }

    private async Task KeepWaiting()
    {
        await Task.Yield();
        while (Next() is var (address, progress))
        {
            if (clock.GetUtcNow() >= refusedUntil)
                await Keep(address, progress, CancellationToken.None);
        }
    }

    private (ManyChatAddress Address, ContactProgress Progress)? Next()
    {
        lock (guard)
        {
            isKeeping = waiting.TryDequeue(out var next);
            return isKeeping ? next : null;
        }
    }

    private async Task Keep(ManyChatAddress address, ContactProgress progress, CancellationToken cancellationToken)
    {
        var fields = ManyChatActions.Fields(progress);
        if (address.Network != ManyChatAddress.Instagram && !fields.IsEmpty)
            Note(await http.Post(
                "fb/subscriber/setCustomFields", new SetFieldsRequest(address.Subscriber, fields),
                ManyChatJson.Default.SetFieldsRequest, cancellationToken));
        if (clock.GetUtcNow() < tagRefusedUntil)
            return;
        var reminder = ManyChatActions.Reminder(progress);
        var reply = await http.Post(
            reminder.Action == ManyChatActions.AddTag ? "fb/subscriber/addTagByName" : "fb/subscriber/removeTagByName",
            new TagRequest(address.Subscriber, reminder.TagName!), ManyChatJson.Default.TagRequest, cancellationToken);
        if (!Note(reply))
            tagRefusedUntil = clock.GetUtcNow() + WithoutTag;
    }

    /// <summary>Whether it was not refused.</summary>
    private bool Note(PlatformReply reply)
    {
        var answer = ManyChatAnswer.Of(reply);
        if (answer.Result is SendResult.Throttled throttled)
            refusedUntil = clock.GetUtcNow() + throttled.RetryAfter;
        if (answer.Result is not SendResult.Sent)
            LogNotKept(answer.Says);
        return answer.Result is not SendResult.Rejected;
    }

    [LoggerMessage(EventId = 4312, Level = LogLevel.Information, Message = "A field or a tag of a contact was not set in ManyChat: {Says}")]
    private partial void LogNotKept(string says);
}
