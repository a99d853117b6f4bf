using System.Collections.Immutable;
using System.Globalization;

namespace MirtAi.Grains.Customers;

/// <summary>Which facts a new one corrects.</summary>
internal static class SupersessionRules
{
    /// <summary>What a child grows at most between two visits, in centimetres; a greater difference is another child.</summary>
    private const int MaxGrowth = 20;

    /// <summary>Within this time another height of a child that nobody named corrects the one before.</summary>
    private static readonly TimeSpan SameVisit = TimeSpan.FromHours(12);

    /// <summary>The facts that do not hold beside it; one of the same value is known already.</summary>
    public static ImmutableArray<CustomerFact> ReplacedBy(HeardFact heard, ImmutableArray<CustomerFact> holding)
    {
        var alike = holding.Where(fact => fact.Kind == heard.Fact.Kind).ToImmutableArray();
        return heard.Fact.Kind switch
        {
            FactKind.Name or FactKind.Phone or FactKind.City or FactKind.Branch => alike,
            FactKind.Height => Heights(heard, alike),
            _ => [.. alike.Where(fact => fact.Value == heard.Fact.Value && fact.Subject == heard.Fact.Subject)],
        };
    }

    private static ImmutableArray<CustomerFact> Heights(HeardFact heard, ImmutableArray<CustomerFact> heights)
    {
        var (fact, subject) = (heard.Fact, heard.Fact.Subject);
        var same = heights.Where(other =>
            other.Value == fact.Value && (subject.Length == 0 || other.Subject.Length == 0 || other.Subject == subject))
            .ToImmutableArray();
        if (!same.IsEmpty)
            return [same[^1]];
        if (subject.Length > 0 && heights.LastOrDefault(other => other.Subject == subject) is { } ofChild)
            return [ofChild];
        if (heard.OfAnother)
            return [];

        var unnamed = heights.Where(other => other.Subject.Length == 0).ToImmutableArray();
        if (subject.Length == 0 && unnamed.LastOrDefault(other => fact.At - other.SeenAt < SameVisit) is { } corrected)
            return [corrected];
        var grown = (subject.Length == 0 ? heights : unnamed)
            .Where(other => Centimetres(fact) - Centimetres(other) is > 0 and <= MaxGrowth)
            .MaxBy(Centimetres);
        return grown is null ? [] : [grown];
    }

    private static int Centimetres(CustomerFact height) => int.Parse(height.Value, CultureInfo.InvariantCulture);
}
