using System.Collections.Concurrent;
using System.Collections.Immutable;
using MirtAi.Channels.Feeds;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>Gives prepared answers, then none.</summary>
internal sealed class ScriptedFeed(params FeedAnswer[] answers) : IEventFeed
{
    private readonly TaskCompletionSource exhausted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Account => "scripted";

    public bool IsOn => true;

    /// <summary>The positions that were asked with.</summary>
    public ConcurrentQueue<long?> Asked { get; } = [];

    /// <summary>It was asked once more than there are answers.</summary>
    public Task Exhausted => exhausted.Task;

    public static FeedAnswer.Events Items(params ImmutableArray<FeedItem> items) => new(items);

    public async Task<FeedAnswer> Ask(long? position, CancellationToken cancellationToken)
    {
        Asked.Enqueue(position);
        if (Asked.Count <= answers.Length)
            return answers[Asked.Count - 1];
        exhausted.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("It is asked no more.");
    }
}
