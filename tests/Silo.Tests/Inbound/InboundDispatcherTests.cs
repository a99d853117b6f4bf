using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Tests.Inbound;

public sealed class InboundDispatcherTests
{
    private static readonly InboundEvent Event = new()
    {
        EventId = "telegram:1",
        SessionKey = "telegram:7",
        Kind = InboundKind.Message,
        Recipient = "7",
        SentAt = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero),
    };

    private readonly FakeTimeProvider time = new();
    private readonly TaskCompletionSource<Receipt> stored = new();

    [Fact]
    public async Task What_is_stored_at_the_moment_when_patience_ends_is_stored()
    {
        var later = new LastFirst();
        var accepted = later.Run(() => Dispatcher().Accept(Event));

        // Both wait to go on: the one who was told that it takes too long, and before it the one who learned that it is done.
        time.Advance(TimeSpan.FromMinutes(1));
        stored.SetResult(Receipt.Accepted);
        later.RunAll();

        Assert.Equal(Receipt.Accepted, await accepted);
    }

    private InboundDispatcher Dispatcher() => new(
        OneGrainFactory.Of(new Partition(stored.Task)),
        Options.Create(new DeduplicationOptions()),
        Options.Create(new StorageOptions()),
        new StorageProbe(new Serves(), time, NullLogger<StorageProbe>.Instance),
        time);

    private sealed class Partition(Task<Receipt> receipt) : IDedupePartitionGrain
    {
        public Task<Receipt> Accept(IInboundEvent inbound) => receipt;
    }

    private sealed class Serves : IStorageCheck
    {
        public Task Check(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Keeps what is to go on until it is told, and lets the last begin.</summary>
    private sealed class LastFirst : SynchronizationContext
    {
        private readonly Stack<(SendOrPostCallback Callback, object? State)> waiting = new();

        public override void Post(SendOrPostCallback d, object? state) => waiting.Push((d, state));

        public T Run<T>(Func<T> begin)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return begin();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public void RunAll()
        {
            while (waiting.TryPop(out var next))
                Run(() => next.Callback.DynamicInvoke(next.State));
        }
    }
}
