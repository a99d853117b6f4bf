using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Turns;

/// <summary>
/// Ties what a session does to what came before it: messages to the turn that answers them, an answer to its turn. It is kept in the memory
/// of the session's process, and only for telemetry: after a crash a trace ends where the process did.
/// </summary>
internal sealed class TurnOrigins
{
    /// <summary>The most that is remembered; beyond it everything is forgotten.</summary>
    private const int MaxSessions = 4096;
    private const int MaxLinks = 32;

    private readonly ConcurrentDictionary<string, ImmutableList<ActivityContext>> received = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TurnOrigin> answers = new(StringComparer.Ordinal);

    /// <summary>The commit as it is stored: an answer carries where it comes from.</summary>
    public Commit Stamp(Commit commit)
    {
        if (commit.Kind != ISessionGrain.Kind || commit.Effects.Outbox.IsDefaultOrEmpty || !answers.TryRemove(commit.Key, out var origin))
            return commit;
        var answer = commit.Effects.Outbox.FirstOrDefault(entry => entry.Lane == OutboxLane.Conversation);
        return commit with
        {
            Effects = commit.Effects with
            {
                Outbox = [.. commit.Effects.Outbox.Select(entry => entry with
                {
                    Message = entry.Message with
                    {
                        TraceParent = origin.TraceParent,
                        AskedAt = ReferenceEquals(entry, answer) ? origin.AskedAt : null,
                    },
                })],
            },
        };
    }

    /// <summary>A commit that took an event was stored by the current activity.</summary>
    public void Received(Commit commit)
    {
        if (commit is not { Kind: ISessionGrain.Kind, DedupeKey: not null } || Activity.Current is not { Recorded: true } activity)
            return;
        if (received.Count >= MaxSessions)
            received.Clear();
        received.AddOrUpdate(
            commit.Key, _ => [activity.Context], (_, known) => known.Count < MaxLinks ? known.Add(activity.Context) : known);
    }

    /// <summary>The activities that took what a turn answers; they are told once.</summary>
    public IEnumerable<ActivityLink> TakeReceived(string sessionKey) =>
        received.TryRemove(sessionKey, out var contexts) ? contexts.Select(context => new ActivityLink(context)) : [];

    /// <summary>A turn has its answer, which is committed next.</summary>
    public void Answers(string sessionKey, TurnOrigin origin)
    {
        if (answers.Count >= MaxSessions)
            answers.Clear();
        answers[sessionKey] = origin;
    }
}
