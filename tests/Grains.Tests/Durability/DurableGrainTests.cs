using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Tests.Simulation;

namespace MirtAi.Grains.Tests.Durability;

public sealed class DurableGrainTests
{
    private readonly Memory memory = new();
    private readonly SimulatedActivation activation;

    public DurableGrainTests()
    {
        var world = new World();
        activation = new SimulatedActivation(world, "one", () => new CountGrain(memory, new SimulatedClock(world)));
    }

    [Fact]
    public async Task A_decision_with_a_next_state_is_stored()
    {
        Assert.Equal((ChangeOutcome.Stored, 1), await Add(1, "event"));

        Assert.Equal(1, memory.Commits);
    }

    [Fact]
    public async Task A_known_event_is_a_duplicate_and_changes_nothing()
    {
        await Add(1, "event");

        Assert.Equal(ChangeOutcome.Duplicate, (await Add(1, "event")).Outcome);

        Assert.Equal((ChangeOutcome.Stored, 2), await Add(1, "another"));
    }

    [Fact]
    public async Task A_decision_with_no_next_state_is_no_duplicate_and_asks_nothing_of_the_store()
    {
        Assert.Equal((ChangeOutcome.Unchanged, 0), await Add(0, "event"));

        Assert.Equal(0, memory.Commits);
        Assert.Equal((ChangeOutcome.Stored, 1), await Add(1, "event"));
    }

    private Task<(ChangeOutcome Outcome, int Total)> Add(int number, string dedupeKey)
    {
        var reply = activation.Call((CountGrain grain) => grain.Add(number, dedupeKey));
        activation.Run();
        return reply.WaitAsync(TimeSpan.Zero, TimeProvider.System);
    }

    private sealed record Count(int Total);

    private sealed class CountGrain(ICommitStore store, TimeProvider clock) : DurableGrain<Count>(store, clock, NullLogger.Instance)
    {
        protected override JsonTypeInfo<Count> StateJson => (JsonTypeInfo<Count>)JsonSerializerOptions.Default.GetTypeInfo(typeof(Count));

        /// <summary>Adding nothing changes nothing.</summary>
        public Task<(ChangeOutcome Outcome, int Total)> Add(int number, string dedupeKey) => Change(
            (count, _) => number == 0
                ? new Decision<Count, int>(null, CommitEffects.None, count.Total)
                : new Decision<Count, int>(new Count(count.Total + number), CommitEffects.None, count.Total + number),
            dedupeKey);

        protected override Count Initial() => new(0);

        protected override DateTimeOffset? WakeAt(Count state) => null;

        protected override Task Advance() => Task.CompletedTask;
    }

    /// <summary>Stores the state of one grain, and the keys of what it did.</summary>
    private sealed class Memory : ICommitStore
    {
        private readonly HashSet<string> known = [];
        private StoredState? stored;

        public int Commits { get; private set; }

        public Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken) => Task.FromResult(stored);

        public Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken)
        {
            Commits++;
            if (!known.Add(commit.DedupeKey!))
                return Task.FromResult(CommitOutcome.Duplicate);
            stored = new StoredState(commit.ExpectedVersion + 1, commit.State);
            return Task.FromResult(CommitOutcome.Committed);
        }

        public Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
