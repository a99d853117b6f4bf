using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// The state of one customer's conversation: what waits, what is being answered, and where the sale stands. Texts are in the
/// transcript; the state holds only their numbers, so that it stays small however much a customer writes. Its rules are in
/// <see cref="SessionRules"/>; stored as camelCase JSON.
/// </summary>
public sealed record Session
{
    /// <summary>The session's key.</summary>
    public required string Key { get; init; }

    /// <summary>The channel, which is the part of the key before the first colon.</summary>
    public required string Channel { get; init; }

    /// <summary>Where answers go.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Who the customer is.</summary>
    public CustomerProfile Customer { get; init; } = new();

    /// <summary>The platform was asked who the customer is, and answered: it is not asked again.</summary>
    public bool Profiled { get; init; }

    /// <summary>Who answers, one of <see cref="SessionModes"/>; operators filter by it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string Mode { get; init; } = SessionModes.Bot;

    /// <summary>The stretch in which a person answers; null while the bot does.</summary>
    public Handoff? Handoff { get; init; }

    /// <summary>The call for a person that waits while the bot goes on; null if none does.</summary>
    public OpenCall? Call { get; init; }

    /// <summary>The customer blocked the shop or left.</summary>
    public bool Unreachable { get; init; }

    /// <summary>The customer wants no broadcasts. It stays so.</summary>
    public bool OptedOut { get; init; }

    /// <summary>Where the conversation stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Conversation Conversation { get; init; } = new();

    /// <summary>The sequence of the newest line.</summary>
    public long Lines { get; init; }

    /// <summary>Customer's lines up to this sequence are answered.</summary>
    public long Answered { get; init; }

    /// <summary>How many of the customer's lines are not answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Pending { get; init; }

    /// <summary>What waits and is not part of <see cref="Turn"/>.</summary>
    public Burst? Burst { get; init; }

    /// <summary>The answer that is being made.</summary>
    public Turn? Turn { get; init; }

    /// <summary>Since when the present answer is being made, over all of its turns.</summary>
    public Wait? Wait { get; init; }

    /// <summary>How often the present answer was redone because the customer wrote on.</summary>
    public int Superseded { get; init; }

    /// <summary>How often the present answer failed or lost its process.</summary>
    public int Failures { get; init; }

    /// <summary>After a failure: not before.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The newest messages, for edits.</summary>
    [JsonConverter(typeof(RecentMessagesJson))]
    public ImmutableArray<RecentMessage> Recent { get; init; } = [];

    /// <summary>The newest messages of managers, by the id in their chat, for edits.</summary>
    [JsonConverter(typeof(RecentMessagesJson))]
    public ImmutableArray<RecentMessage> Said { get; init; } = [];

    /// <summary>
    /// When the customer wrote last on a channel that takes messages for a limited time after it: by the platform's clock, and never in the
    /// future. Null on other channels.
    /// </summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Something is remembered of the customer, see <see cref="Customers.CustomerMemory"/>.</summary>
    public bool Remembered { get; init; }

    /// <summary>What this session has in common with others of the same customer; null while it stands alone.</summary>
    public string? CustomerId { get; init; }

    /// <summary>
    /// When everything about the customer was erased. What is left, the key and the version, keeps a turn that still runs somewhere from
    /// bringing any of it back; it goes, too, after <see cref="ErasureRules.Kept"/>, unless the customer writes again.
    /// </summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>What managers call the customer by, see <see cref="TagRules"/>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Everything about the customer is kept for the law; null if nothing has to be.</summary>
    public LegalHold? Hold { get; init; }

    /// <summary>The customer's silence, and what is done about it; null if nothing is.</summary>
    public Silence? Silence { get; init; }

    /// <summary>What managers decided last of the customer's orders, oldest first, one for each order.</summary>
    public ImmutableArray<OrderDecision> OrderDecisions { get; init; } = [];

    /// <summary>The newest proofs of the payments of the customer's orders, oldest first, one for each order.</summary>
    public ImmutableArray<NewestProof> NewestProofs { get; init; } = [];

    /// <summary>What programs had done last under ids of their own, oldest first.</summary>
    public ImmutableArray<DoneRequest> DoneRequests { get; init; } = [];

    /// <summary>A session that has not begun.</summary>
    public static Session New(string key) => new() { Key = key, Channel = key[..Math.Max(0, key.IndexOf(':', StringComparison.Ordinal))] };

    /// <summary>Whether no turn is due: what is left has time until a sweep.</summary>
    [JsonIgnore]
    public bool Rests => Turn is null && Pending == 0;

    /// <summary>When the session must be looked at again: a turn is due, a lease ends, or a silence lasts.</summary>
    public DateTimeOffset? WakeAt(DebouncePolicy policy) => this switch
    {
        { Turn: { } turn } => turn.LeaseUntil,
        { Burst: { } burst, Pending: > 0 } => Latest(DueAt(burst, policy), RetryAt),
        { ErasedAt: { } erased } => erased + ErasureRules.Kept,
        { Pending: 0, Handoff.RemindAt: { } at } => at,
        { Pending: 0 } => Earliest(Call?.RemindAt, Silence?.At),
        _ => null,
    };

    private DateTimeOffset DueAt(Burst burst, DebouncePolicy policy)
    {
        if (Pending >= policy.MaxTurnLines)
            return burst.LastAt;
        var quiet = burst.LastAt + policy.Window;
        var longest = burst.StartedAt + policy.MaxWait;
        return quiet < longest ? quiet : longest;
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;

    private static DateTimeOffset Latest(DateTimeOffset due, DateTimeOffset? notBefore) =>
        notBefore is { } limit && limit > due ? limit : due;
}
