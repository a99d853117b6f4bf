using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Customers;

/// <summary>
/// What is remembered of a customer beyond a conversation: facts, the last delivery, and a summary of past conversations. Everything in
/// it was accepted by the rules of some turn; it is stored with that turn, and bounded.
/// </summary>
public sealed record CustomerMemory
{
    /// <summary>Nothing is remembered.</summary>
    public static readonly CustomerMemory Empty = new();

    /// <summary>How many facts are kept of a customer.</summary>
    public const int MaxFacts = 50;

    /// <summary>How many facts a turn is given.</summary>
    public const int MaxKnown = 10;

    /// <summary>The longest summary, in characters.</summary>
    public const int MaxSummary = 500;

    /// <summary>What matters less when it is said is not kept.</summary>
    public const double Gate = 0.6;

    /// <summary>What matters less now is not used any more.</summary>
    public const double Useful = 0.3;

    /// <summary>The facts, oldest first; also those that do not hold any more.</summary>
    public ImmutableArray<CustomerFact> Facts { get; init; } = [];

    /// <summary>Who got the last order and where, as far as the customer told.</summary>
    public Recipient Delivery { get; init; } = new();

    /// <summary>When the customer gave or confirmed the delivery data.</summary>
    public DateTimeOffset? DeliveryAt { get; init; }

    /// <summary>Past conversations, a line each, newest last.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The facts that are worth telling now, most important first.</summary>
    public ImmutableArray<CustomerFact> Known(DateTimeOffset now) =>
    [
        .. Holding(now).OrderByDescending(fact => fact.ImportanceAt(now)).ThenByDescending(fact => fact.SeenAt).Take(MaxKnown),
    ];

    /// <summary>The values of a kind that hold and still matter, newest first.</summary>
    public IEnumerable<CustomerFact> Of(FactKind kind, DateTimeOffset now) =>
        Holding(now).Where(fact => fact.Kind == kind).OrderByDescending(fact => fact.SeenAt);

    /// <summary>The memory after a turn; the same one if it learned nothing.</summary>
    public CustomerMemory After(Learned learned, DateTimeOffset now)
    {
        var memory = learned.Facts.Aggregate(this, (memory, heard) => memory.With(heard));
        if (learned is { Delivery: null, Ending: null } && ReferenceEquals(memory, this))
            return this;
        memory = memory with { Summary = Summarised(learned.Ending) };
        if (learned.Delivery is { } delivery)
            memory = memory with { Delivery = delivery, DeliveryAt = now };
        return memory with { Facts = Pruned(memory.Facts, now) };
    }

    /// <summary>
    /// The memory with what is remembered of the same customer in other conversations, as if it had all been said in one: what was said
    /// later corrects what was said before.
    /// </summary>
    public CustomerMemory With(ImmutableArray<CustomerMemory> others)
    {
        if (others.IsEmpty)
            return this;
        ImmutableArray<CustomerMemory> all = [.. others, this];
        var facts = all.SelectMany(memory => memory.Facts).Where(fact => fact.SupersededAt is null).OrderBy(fact => fact.SeenAt)
            .Aggregate(Empty, (memory, fact) => memory.With(new HeardFact(fact))).Facts;
        var latest = all.MaxBy(memory => memory.DeliveryAt ?? DateTimeOffset.MinValue)!;
        return new CustomerMemory
        {
            Facts = [.. facts.Where(fact => fact.SupersededAt is null).TakeLast(MaxFacts)],
            Delivery = latest.Delivery,
            DeliveryAt = latest.DeliveryAt,
            Summary = all.SelectMany(memory => memory.Summary.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .Aggregate("", (summary, line) => (Empty with { Summary = summary }).Summarised(line)),
        };
    }

    /// <summary>One more fact: weak ones are left out, known ones are refreshed, and what it corrects does not hold any more.</summary>
    private CustomerMemory With(HeardFact heard)
    {
        if (heard.Fact.Importance < Gate)
            return this;
        var replaced = SupersessionRules.ReplacedBy(heard, [.. Facts.Where(fact => fact.SupersededAt is null)]);
        var known = replaced.FirstOrDefault(fact => fact.Value == heard.Fact.Value);
        var fact = known is null ? heard.Fact : Refreshed(known, heard.Fact);
        return this with
        {
            Facts =
            [
                .. Facts.Where(other => other != known)
                    .Select(other => replaced.Contains(other) ? other with { SupersededAt = heard.Fact.At } : other),
                fact,
            ],
        };
    }

    private static CustomerFact Refreshed(CustomerFact known, CustomerFact heard) => known with
    {
        SeenAt = heard.At,
        Importance = Math.Max(known.Importance, heard.Importance),
        Subject = heard.Subject.Length > 0 ? heard.Subject : known.Subject,
    };

    private IEnumerable<CustomerFact> Holding(DateTimeOffset now) =>
        Facts.Where(fact => fact.SupersededAt is null && fact.ImportanceAt(now) >= Useful);

    private static ImmutableArray<CustomerFact> Pruned(ImmutableArray<CustomerFact> facts, DateTimeOffset now)
    {
        if (facts.Length <= MaxFacts)
            return facts;
        var kept = facts.OrderBy(fact => fact.SupersededAt is not null)
            .ThenByDescending(fact => fact.ImportanceAt(now))
            .ThenByDescending(fact => fact.SeenAt)
            .Take(MaxFacts).ToHashSet();
        return [.. facts.Where(kept.Contains)];
    }

    /// <summary>The summary with one more line; the oldest lines make room.</summary>
    private string Summarised(string? ending)
    {
        if (ending is null || Summary.EndsWith(ending, StringComparison.Ordinal))
            return Summary;
        var lines = Summary.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(CodePoints.Cut(ending, MaxSummary)).ToList();
        while (lines.Sum(line => line.Length + 1) - 1 > MaxSummary)
            lines.RemoveAt(0);
        return string.Join('\n', lines);
    }
}
