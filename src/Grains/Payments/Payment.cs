using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MirtAi.Grains.Interfaces.Payments;

namespace MirtAi.Grains.Payments;

/// <summary>
/// The state of one payment. What is granted for it follows what is paid: the grain makes <see cref="Granted"/> equal to
/// <see cref="Owed"/>, however often it has to try. Its rules are in <see cref="PaymentRules"/>.
/// </summary>
public sealed record Payment
{
    /// <summary>The provider.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The provider's id; null until it has answered.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The session of the customer who pays; empty if the payment was not made here.</summary>
    public string SessionKey { get; init; } = "";

    /// <summary>The number of the order that it pays for.</summary>
    public string? Order { get; init; }

    /// <summary>The id of the plan to which it subscribes the customer, instead of an order.</summary>
    public string? Plan { get; init; }

    /// <summary>How many days of the plan it pays for.</summary>
    public int PlanDays { get; init; }

    /// <summary>What was asked.</summary>
    public decimal Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Where the customer pays; null until the provider has answered, empty if it names no page.</summary>
    public string? Url { get; init; }

    /// <summary>The customer has the link.</summary>
    public bool LinkSent { get; init; }

    /// <summary>How it stands; it never goes back.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<PaymentStatus>))]
    public PaymentStatus Status { get; init; }

    /// <summary>How much was refunded, in all; it never shrinks.</summary>
    public decimal Refunded { get; init; }

    /// <summary>The refunds that were asked for here, the newest last.</summary>
    public ImmutableArray<Refund> Refunds { get; init; } = [];

    /// <summary>How much of <see cref="Refunded"/> the customer has been told of.</summary>
    public decimal RefundTold { get; init; }

    /// <summary>How much of the money has been turned into what it pays for.</summary>
    public decimal Granted { get; init; }

    /// <summary>
    /// Why nothing is granted for it, one of <see cref="PaymentProblems"/> or the provider's words; null if nothing is wrong.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>How often what is due was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>When something is to be done for it; null if nothing is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was asked for, or first heard of.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its provider was last asked about it.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Whether it was made here.</summary>
    [JsonIgnore]
    public bool IsOurs => SessionKey.Length > 0;

    /// <summary>What must be granted for it: paid minus refunded, and nothing if anything is wrong with it.</summary>
    [JsonIgnore]
    public decimal Owed => Problem is null && Status == PaymentStatus.Succeeded ? Math.Max(0, Amount - Refunded) : 0;

    /// <summary>The refund of which it is not known what became; null if there is none.</summary>
    [JsonIgnore]
    public Refund? RefundInProgress =>
        Refunds is [.., { Status: RefundStatus.Asked } newest] ? newest : null;

    /// <summary>The time of the plan that a part of the money pays for, to the second.</summary>
    internal TimeSpan TimeFor(decimal money) =>
        TimeSpan.FromSeconds((long)Math.Round(PlanDays * 86_400m * money / Amount, MidpointRounding.AwayFromZero));

    /// <summary>What is to be done next.</summary>
    [JsonIgnore]
    public PaymentStep Step => this switch
    {
        { IsOurs: false } => PaymentStep.None,
        { Status: <= PaymentStatus.Pending, Url: null } => PaymentStep.Open,
        { Status: PaymentStatus.Pending, Url.Length: > 0, LinkSent: false } => PaymentStep.SendLink,
        _ when Granted != Owed => PaymentStep.Settle,
        { RefundInProgress: not null } => PaymentStep.Refund,
        _ => Refunded > RefundTold ? PaymentStep.TellRefund : PaymentStep.None,
    };

    /// <summary>Its status in lists: that of the provider, and <c>refunded</c> once nothing of the money is left.</summary>
    [JsonIgnore]
    public string StatusName =>
        Status == PaymentStatus.Succeeded && Refunded >= Amount ? RefundedName : Status.ToString().ToLowerInvariant();

    /// <summary>The status of a payment that was refunded as a whole.</summary>
    internal const string RefundedName = "refunded";
}
