using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Tests.Hosting;

public sealed class IsolationWatchTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider time = new();
    private readonly Database database = new();
    private readonly Others others = new();
    private readonly IsolationWatch watch;

    public IsolationWatchTests() => watch = new IsolationWatch(
        new StorageProbe(database, time, NullLogger<StorageProbe>.Instance),
        others,
        Options.Create(new OrleansOptions { IsolationTimeout = Timeout }),
        time);

    public void Dispose() => watch.Dispose();

    [Fact]
    public async Task A_process_that_alone_has_lost_the_database_ends_itself()
    {
        database.Away = true;
        others.Reach = true;
        await Pass(Timeout);
        Assert.Equal(0, others.Asked);

        await Assert.ThrowsAsync<IsolatedProcessException>(() => Pass(IsolationWatch.Interval));
    }

    [Fact]
    public async Task A_database_that_nobody_reaches_ends_no_process()
    {
        database.Away = true;
        await Pass(20 * Timeout);

        Assert.Equal(20 * 10 - 10, others.Asked);
    }

    [Fact]
    public async Task A_database_that_is_back_in_time_counts_from_the_beginning_when_it_goes_again()
    {
        others.Reach = true;
        database.Away = true;
        await Pass(Timeout);
        database.Away = false;
        await Pass(IsolationWatch.Interval);
        database.Away = true;
        await Pass(Timeout);

        Assert.Equal(0, others.Asked);
    }

    /// <summary>Lets so much time pass, with a look after each interval of it.</summary>
    private async Task Pass(TimeSpan duration)
    {
        for (var passed = TimeSpan.Zero; passed < duration; passed += IsolationWatch.Interval)
        {
            time.Advance(IsolationWatch.Interval);
            await watch.Look();
        }
    }

    private sealed class Database : IStorageCheck
    {
        public bool Away { get; set; }

        public Task Check(CancellationToken cancellationToken) =>
            Away ? throw new StorageUnavailableException("away") : Task.CompletedTask;
    }

    private sealed class Others : IDatabaseWitnesses
    {
        public bool Reach { get; set; }

        public int Asked { get; private set; }

        public Task<bool> AnyReaches()
        {
            Asked++;
            return Task.FromResult(Reach);
        }
    }
}
