using System.Text.RegularExpressions;

namespace MirtAi.Architecture.Tests;

/// <summary>What <c>docs/evidence.md</c> names is there.</summary>
public sealed partial class EvidenceTests
{
    private static readonly string Text = string.Join('\n', Repository.Lines("docs/evidence.md"));

    private static readonly Dictionary<string, string> Classes = Repository.Sources("tests")
        .Select(source => string.Join('\n', Repository.Lines(source)))
        .SelectMany(code => Class.Matches(code).Select(match => (Name: match.Groups["name"].Value, Code: code)))
        .ToLookup(found => found.Name, found => found.Code)
        .ToDictionary(found => found.Key, found => string.Join('\n', found));

    [Fact]
    public void Each_test_is_there()
    {
        var tests = Test.Matches(Text);

        Assert.True(tests.Count > 25, "It names few tests.");
        Assert.All(tests, test =>
        {
            Assert.True(Classes.TryGetValue(test.Groups["class"].Value, out var code), $"{test.Value}: there is no such class.");
            if (test.Groups["method"] is { Success: true, Value: var method })
                Assert.Matches($@"\b{method}\(", code);
        });
    }

    [Fact]
    public void Each_command_is_there_and_each_filter_finds_a_class()
    {
        var usage = string.Join('\n', Repository.Lines("mirt"));
        var commands = Command.Matches(Text);

        Assert.True(commands.Count > 7, "It names few commands.");
        Assert.All(commands, command => Assert.Matches($@"\n  {command.Groups["name"].Value}\b", usage));
        Assert.All(
            Filter.Matches(Text).Select(filter => filter.Groups["name"].Value),
            name => Assert.Contains(Classes.Keys, known => known.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_promise_of_the_design_has_its_part()
    {
        var promises = Promise.Matches(string.Join('\n', Repository.Lines("docs/architecture.md")))
            .Select(match => match.Groups["name"].Value).ToArray();
        var parts = Part.Matches(Text).Select(match => match.Groups["name"].Value).ToArray();

        Assert.Equal(7, promises.Length);
        Assert.Equal(promises, parts);
    }

    [GeneratedRegex(@"^(?:public|internal) (?:(?:sealed|abstract|partial|static) )*class (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Class { get; }

    [GeneratedRegex(@"`(?<class>[A-Z]\w*(?:Tests|Compliance))(?:\.(?<method>\w+))?`")]
    private static partial Regex Test { get; }

    [GeneratedRegex(@"^    \./mirt (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Command { get; }

    [GeneratedRegex(@"FullyQualifiedName~(?<name>\w+)")]
    private static partial Regex Filter { get; }

    [GeneratedRegex(@"^\*\*\d\. (?<name>[^*]+)\.\*\*", RegexOptions.Multiline)]
    private static partial Regex Promise { get; }

    [GeneratedRegex(@"^## \d\. (?<name>.+)$", RegexOptions.Multiline)]
    private static partial Regex Part { get; }
}
