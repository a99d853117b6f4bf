namespace MirtAi.Architecture.Tests;

/// <summary>What breaks a rule today, each with the reason. The list only shrinks: what no longer breaks its rule must leave it.</summary>
internal static class KnownViolations
{
    private static readonly (Rule Rule, string Subject, string Reason)[] All =
    [
        (Rule.FloorNames, "src/Grains/Durability/CommitEffects.cs: Customers", "the effects of a commit still name their features"),
        (Rule.FloorNames, "src/Grains/Durability/CommitEffects.cs: Escalations", "the effects of a commit still name their features"),
        (Rule.FloorNames, "src/Grains/Durability/CommitEffects.cs: Messages", "the effects of a commit still name their features"),
        (Rule.FloorNames, "src/Grains/Durability/CommitEffects.cs: Orders", "the effects of a commit still name their features"),
        (Rule.Floors, "Durability.CommitEffects -> Customers.CustomerMemory", "the effects of a commit still name their features"),
        (Rule.Floors, "Durability.CommitEffects -> Escalations.Escalation", "the effects of a commit still name their features"),
        (Rule.Floors, "Durability.CommitEffects -> Messages.OutboxEntry", "the effects of a commit still name their features"),
        (Rule.Floors, "Durability.CommitEffects -> Messages.TranscriptEdit", "the effects of a commit still name their features"),
        (Rule.Floors, "Durability.CommitEffects -> Messages.TranscriptLine", "the effects of a commit still name their features"),
        (Rule.Floors, "Durability.CommitEffects -> Orders.OrderChanges", "the effects of a commit still name their features"),
    ];

    /// <summary>Asserts that <paramref name="found"/> is what is known of <paramref name="rule"/>, no more and no less.</summary>
    public static void AssertOnly(Rule rule, IEnumerable<string> found)
    {
        var broken = found.ToHashSet();
        var known = All.Where(violation => violation.Rule == rule).Select(violation => violation.Subject).ToHashSet();
        var lines = broken.Except(known).Select(subject => $"breaks the rule: {subject}")
            .Concat(known.Except(broken).Select(subject => $"no longer breaks it and must leave the list: {subject}"))
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.True(lines.Length == 0, string.Join('\n', lines.Prepend($"{rule}:")));
    }
}
