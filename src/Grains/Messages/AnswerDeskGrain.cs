using MirtAi.Grains.Interfaces.Answers;
using Orleans;
using Orleans.Concurrency;

namespace MirtAi.Grains.Messages;

/// <inheritdoc cref="IAnswerDeskGrain"/>
[GrainType("answer-desk"), Reentrant, CollectionAgeLimit(Minutes = 2)]
internal sealed class AnswerDeskGrain(TimeProvider clock) : Grain, IAnswerDeskGrain
{
    /// <summary>No request waits for so long: its process is gone.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(12);

    /// <summary>How long the process of a request has for telling whether the platform got the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The requests that have not ended; the last one waits for what comes next.</summary>
    private readonly List<Seat> seats = [];

    /// <inheritdoc/>
    public Task Open(string seat)
    {
        var now = clock.GetUtcNow();
        seats.RemoveAll(other => now - other.OpenedAt > LongestWait);
        // One that has its answer keeps it, and tells what became of it.
        seats.ForEach(other => other.Answer.TrySetResult(null));
        seats.Add(new Seat(seat, now));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<string?> Next(string seat, TimeSpan patience)
    {
        if (Find(seat) is not { } mine)
            return null;
        try
        {
            return await mine.Answer.Task.WaitAsync(patience, clock);
        }
        catch (TimeoutException)
        {
            // An answer that came at this very moment is the request's.
            return mine.Answer.TrySetResult(null) ? null : await mine.Answer.Task;
        }
    }

    /// <inheritdoc/>
    public Task Close(string seat, bool delivered)
    {
        if (Find(seat) is not { } mine)
            return Task.CompletedTask;
        mine.Answer.TrySetResult(null);
        mine.Outcome.TrySetResult(delivered ? AnswerHandover.Delivered : AnswerHandover.NotTaken);
        seats.Remove(mine);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<AnswerHandover> Offer(string answer)
    {
        if (seats is not [.., var waiting] || clock.GetUtcNow() - waiting.OpenedAt > LongestWait || !waiting.Answer.TrySetResult(answer))
            return AnswerHandover.NotTaken;
        try
        {
            return await waiting.Outcome.Task.WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            return AnswerHandover.Unknown;
        }
    }

    private Seat? Find(string id) => seats.Find(seat => seat.Id == id);

    private sealed class Seat(string id, DateTimeOffset openedAt)
    {
        public string Id => id;

        public DateTimeOffset OpenedAt => openedAt;

        public TaskCompletionSource<string?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<AnswerHandover> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
