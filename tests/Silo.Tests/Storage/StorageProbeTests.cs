using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Health;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Sqlite;

namespace MirtAi.Silo.Tests.Storage;

public sealed class StorageProbeTests
{
    private static readonly StorageUnavailableException Moved = new("moved", new DatabaseFileMovedException("mirt.db"));
    private static readonly StorageUnavailableException Away = new("away", new TimeoutException());

    private readonly FakeTimeProvider clock = new();
    private readonly Tries tries = new();
    private readonly StorageProbe probe;

    public StorageProbeTests() => probe = new StorageProbe(tries, clock, NullLogger<StorageProbe>.Instance);

    [Fact]
    public async Task It_tries_once_in_three_seconds_however_many_ask()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => probe.Read()));
        clock.Advance(StorageProbe.MaxAge - TimeSpan.FromMilliseconds(1));
        await probe.Read();
        Assert.Equal(1, tries.Count);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        await probe.Read();

        Assert.Equal(2, tries.Count);
        Assert.All(answers, answer => Assert.Equal(IReadinessPart.Ok, answer));
    }

    [Fact]
    public async Task It_says_what_is_wrong_until_it_is_not()
    {
        tries.Fault = Moved;
        Assert.Equal(StorageFault.Moved.Reason, await probe.Read());

        tries.Fault = null;
        clock.Advance(StorageProbe.MaxAge);

        Assert.Equal(IReadinessPart.Ok, await probe.Read());
    }

    [Fact]
    public async Task A_commit_that_failed_counts_for_a_while_or_until_one_is_stored()
    {
        probe.Failed(Moved);
        Assert.Equal(StorageFault.Moved.Reason, await probe.Read());
        clock.Advance(StorageProbe.FaultAge);
        Assert.Equal(IReadinessPart.Ok, await probe.Read());

        probe.Failed(Moved);
        probe.Succeeded();
        Assert.Equal(IReadinessPart.Ok, await probe.Read());
    }

    [Fact]
    public async Task A_commit_that_failed_by_what_passes_by_itself_decides_nothing()
    {
        probe.Failed(Away);

        Assert.Equal(IReadinessPart.Ok, await probe.Read());
    }

    private sealed class Tries : IStorageCheck
    {
        public int Count { get; private set; }

        public Exception? Fault { get; set; }

        public Task Check(CancellationToken cancellationToken)
        {
            Count++;
            return Fault is { } fault ? Task.FromException(fault) : Task.CompletedTask;
        }
    }
}
