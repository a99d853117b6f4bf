using System.Collections.Immutable;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Evaluation;
using MirtAi.Silo.LanguageModels;

namespace MirtAi.Silo.Tests.Evaluation;

/// <summary>The cases of <c>data/eval</c>, each as the command runs it.</summary>
public class ShippedCasesTests
{
    private const int LeastCases = 120;

    private static readonly Lazy<ImmutableDictionary<string, EvalCase>> Cases = new(() =>
        CaseFile.Read(Directory.GetFiles(Path.Combine(Shop.Root, "data/eval"), "*.jsonl").Order(StringComparer.Ordinal))
            .ToImmutableDictionary(one => one.Id, StringComparer.Ordinal));

    private static readonly Lazy<CaseRunner> Runner = new(() => new CaseRunner(
        Shop.Runner(), new FileCatalog(Shop.CatalogFolder), TextsLoader.Load(Path.Combine(Shop.Root, "data/texts"))));

    public static TheoryData<string> Ids() => [.. Cases.Value.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_shipped_case_passes(string id)
    {
        var outcome = await Runner.Value.Run(Cases.Value[id], TestContext.Current.CancellationToken);

        Assert.True(outcome.Passes, string.Join('\n', outcome.Faults));
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.True(Cases.Value.Count >= LeastCases);
}
