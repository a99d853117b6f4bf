using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Photos;

namespace MirtAi.Grains.Sale;

/// <summary>What was found out for a turn because its rules asked for it, see <see cref="Lookups"/>.</summary>
public sealed record Findings
{
    /// <summary>Nothing was asked, or nobody can tell.</summary>
    public static readonly Findings None = new();

    /// <summary>What photos show, by their references; null for one that nobody could look at.</summary>
    public ImmutableDictionary<string, PhotoReading?> Photos { get; init; } =
        ImmutableDictionary.Create<string, PhotoReading?>(StringComparer.Ordinal);

    /// <summary>Ids of the products that texts resemble in meaning, by the texts; texts that nobody could compare are missing.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Meanings { get; init; } =
        ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>What documents say about questions, by the questions; null for one about which none says anything.</summary>
    public ImmutableDictionary<string, Passage?> Passages { get; init; } =
        ImmutableDictionary.Create<string, Passage?>(StringComparer.Ordinal);

    /// <summary>How the customer's subscription stands; null if it was not asked, or nobody can tell.</summary>
    public SubscriptionStanding? Subscription { get; init; }
}
