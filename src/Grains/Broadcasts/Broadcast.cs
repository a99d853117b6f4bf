using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Broadcasts;

/// <summary>
/// The state of a broadcast. Its place in the audience is stored with the messages of those who come before it, in one commit: whoever
/// goes on, nobody gets it twice. Its rules are in <see cref="BroadcastRules"/>.
/// </summary>
public sealed record Broadcast
{
    /// <summary>How it stands, one of <see cref="BroadcastStatus"/>; empty for one that was never planned.</summary>
    public string Status { get; init; } = "";

    /// <summary>The text in each language.</summary>
    public CustomerWords Words { get; init; } = new("", "", "");

    /// <summary>To whom. The list of customers is forgotten once it is over.</summary>
    public BroadcastAudience Audience { get; init; } = new();

    /// <summary>The https address of a photo.</summary>
    public string? Photo { get; init; }

    /// <summary>What the buttons say.</summary>
    public ImmutableArray<string> Buttons { get; init; } = [];

    /// <summary>When it was planned.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it begins, or began.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>When the next batch is due; null while nothing is.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many customers could be sent it when it was planned.</summary>
    public int Recipients { get; init; }

    /// <summary>The key of the last session that was looked at; empty at first.</summary>
    public string Cursor { get; init; } = "";

    /// <summary>How many customers have a message in the outbox, or got it.</summary>
    public int Enqueued { get; init; }

    /// <summary>How many were left out, by the reason, one of <see cref="LeftOut"/>.</summary>
    public ImmutableDictionary<string, int> Skipped { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Whether nothing more will come of it.</summary>
    [JsonIgnore]
    public bool IsOver => Status is BroadcastStatus.Done or BroadcastStatus.Cancelled;
}
