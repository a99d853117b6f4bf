using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.FollowUps;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>The statements that are on their way to one memory.</summary>
internal sealed class SimulatedDatabase(DatabaseMemory memory)
{
    /// <summary>Not yet applied, or applied and not yet answered.</summary>
    public List<DatabaseCall> Open { get; } = [];

    /// <summary>When customers are reminded; the same in all processes.</summary>
    public FollowUpPolicy FollowUps { get; init; } = FollowUpPolicy.Off;

    /// <summary>The database as a process reaches it.</summary>
    public Connection ConnectFrom(SimulatedProcess process) => new(this, process);

    private Task<T> Send<T>(SimulatedProcess from, Func<T> work)
    {
        var call = new DatabaseCall<T>(from, work);
        Open.Add(call);
        return call.Reply;
    }

    internal sealed class Connection(SimulatedDatabase database, SimulatedProcess process) : ICommitStore, ITranscript
    {
        public Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken) =>
            database.Send(process, () => database.Memory.Load());

        public Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken) =>
            database.Send(process, () => database.Memory.Commit(commit));

        public Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken) =>
            throw new NotSupportedException("No schedule lasts as long as an erased session is kept.");

        public Task<ImmutableArray<TranscriptLine>> Latest(string sessionKey, long upTo, int limit, CancellationToken cancellationToken) =>
            database.Send(process, () => database.Memory.Latest(upTo, limit));
    }

    private DatabaseMemory Memory => memory;
}
