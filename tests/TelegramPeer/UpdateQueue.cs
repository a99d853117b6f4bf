using System.Text.Json.Nodes;

namespace MirtAi.TelegramPeer;

/// <summary>
/// A bot's updates that nobody has confirmed (Bot API, getUpdates), as long as it has no webhook: the offset confirms all before it, an answer holds 100 at most, and of two
/// questions at a time the older one ends with 409.
/// </summary>
internal sealed class UpdateQueue(TimeProvider time)
{
    private const int MaxUpdates = 100;
    private const int LongestWaitSeconds = 50;

    private readonly Lock guard = new();
    private readonly SortedDictionary<long, JsonObject> pending = [];
    private TaskCompletionSource changed = NotYet();
    private long lastQuestion;

    public IReadOnlyList<long> Pending
    {
        get
        {
            lock (guard)
                return [.. pending.Keys];
        }
    }

    /// <summary>The parameters of the webhook that is set, or null.</summary>
    public JsonObject? Webhook
    {
        get;
        set
        {
            field = value;
            Signal();
        }
    }

    public void Add(JsonObject update)
    {
        lock (guard)
            pending[(long)update["update_id"]!] = update;
        Signal();
    }

    /// <summary>Something has changed that an open question must look at.</summary>
    public void Signal() => Interlocked.Exchange(ref changed, NotYet()).TrySetResult();

    public void Clear()
    {
        Webhook = null;
        lock (guard)
            pending.Clear();
    }

    public async Task<BotAnswer> Get(BotCall call, CancellationToken cancellationToken)
    {
        var limit = (int)Math.Clamp(call.Integer("limit") ?? MaxUpdates, 1, MaxUpdates);
        var wait = TimeSpan.FromSeconds(Math.Clamp(call.Integer("timeout") ?? 0, 0, LongestWaitSeconds));
        var question = Interlocked.Increment(ref lastQuestion);
        Signal();
        using var deadline = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        while (true)
        {
            var change = Volatile.Read(ref changed).Task;
            if (Webhook is not null)
                return Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            if (Volatile.Read(ref lastQuestion) != question)
                return Conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
            if (Read(call.Integer("offset") ?? 0, limit) is { Count: > 0 } updates)
                return BotAnswer.Ok(updates);
            if (either.IsCancellationRequested)
                return BotAnswer.Ok(new JsonArray());
            await change.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static BotAnswer Conflict(string description) => BotAnswer.Error(409, $"Conflict: {description}");

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private JsonArray Read(long offset, int limit)
    {
        lock (guard)
        {
            foreach (var confirmed in pending.Keys.TakeWhile(id => id < offset).ToArray())
                pending.Remove(confirmed);
            return new([.. pending.Values.Take(limit).Select(update => update.DeepClone())]);
        }
    }
}
