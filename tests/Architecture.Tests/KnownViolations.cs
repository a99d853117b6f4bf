namespace MirtAi.Architecture.Tests;

/// <summary>What breaks a rule today, each with the reason. The list only shrinks: what no longer breaks its rule must leave it.</summary>
internal static class KnownViolations
{
    private static readonly (Rule Rule, string Subject, string Reason)[] All = [];

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
