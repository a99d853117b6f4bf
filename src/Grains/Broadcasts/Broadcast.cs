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

    /// <summary>Whether a button below it lets the customer get no more broadcasts.</summary>
    public bool OptOutButton { get; init; }

    /// <inheritdoc cref="BroadcastPlan.RequestDigest"/>
    public string? RequestDigest { get; init; }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it begins, or began.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>When the next batch is due, or the outbox is looked at again; null while nothing is.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>
    /// After a cancellation, when the next piece of what waits in the outbox is withdrawn; null once nothing waits. Apart from
    /// <see cref="NextAt"/>, which would let a process of the version before go on.
    /// </summary>
    public DateTimeOffset? WithdrawAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many customers could be sent it when it was planned.</summary>
    public int Recipients { get; init; }

    /// <summary>The key of the last session that was looked at; empty at first.</summary>
    public string Cursor { get; init; } = "";

    /// <summary>How many customers have a message in the outbox, or got it.</summary>
    public int Enqueued { get; init; }

    /// <summary>Everybody was looked at: what is left waits in the outbox.</summary>
    public bool AllEnqueued { get; init; }

    /// <summary>How many were left out, by the reason, one of <see cref="LeftOut"/>.</summary>
    public ImmutableDictionary<string, int> Skipped { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>When something is to be done about it.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueAt => NextAt ?? WithdrawAt;

    /// <summary>Whether nothing more will come of it.</summary>
    [JsonIgnore]
    public bool IsOver => Status is BroadcastStatus.Done or BroadcastStatus.Cancelled;
}
