using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Evaluation;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Evaluation;

/// <summary>What a run of cases leaves behind: what was confused, the failing cases, and a report to compare with.</summary>
public sealed class OutcomeReportTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_confused_is_a_row_of_what_was_expected_and_a_column_of_what_came()
    {
        var output = Table(await Run(Greeting("a", Intent.Size), Greeting("b", Intent.Size), Greeting("c", Intent.Greeting)));

        Assert.Equal(
            [
                "confusion by intent: rows are expected, columns got",
                "                     1    2",
                "  1 GREETING_ONLY    1    .",
                "  2 SIZE_HELP        2    .",
                "1 of 3 cases pass",
            ],
            output[^5..]);
    }

    [Fact]
    public async Task Nothing_confused_is_no_table() =>
        Assert.DoesNotContain(
            Table(await Run(Greeting("a", Intent.Greeting))), line => line.StartsWith("confusion", StringComparison.Ordinal));

    [Fact]
    public async Task One_of_several_intents_that_will_do_is_no_confusion()
    {
        var one = Greeting("a", Intent.Size);

        var output = Table(await Run(one with { Expected = new() { Intents = [Intent.Size, Intent.Greeting] } }));

        Assert.DoesNotContain(output, line => line.StartsWith("confusion", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failing_cases_are_written_as_they_were_read()
    {
        const string right = """{"id":"r","turns":[{"text":"привіт"}],"expect":{"intent":["GREETING_ONLY"]}}""";
        const string wrong = """{"id":"w", "mood":"calm", "turns":[{"text":"привіт"}],"expect":{"intent":["SIZE_HELP"]}}""";
        var (cases, failures) = (folder.File("cases.jsonl"), folder.File("failures.jsonl"));
        await File.WriteAllLinesAsync(cases, [right, wrong], TestContext.Current.CancellationToken);

        FailureFile.Write(failures, await Run([.. CaseFile.Read([cases])]));

        Assert.Equal([wrong], await File.ReadAllLinesAsync(failures, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_report_tells_what_turned_since_an_earlier_one()
    {
        var file = folder.File("report.json");
        EvalReport.Of(await Run(Greeting("mended", Intent.Size), Greeting("broken", Intent.Greeting), Greeting("gone", Intent.Size)))
            .Write(file);
        var later = EvalReport.Of(
            await Run(Greeting("mended", Intent.Greeting), Greeting("broken", Intent.Size), Greeting("added", Intent.Size)));
        using var output = new StringWriter { NewLine = "\n" };

        later.WriteChanges(EvalReport.Read(file), output);

        Assert.Equal(
            """
            newly failing: 1
              broken: intent: expected SIZE_HELP, got GREETING_ONLY
            newly passing: 1
              mended
            compared: 1 of 3 passed before, 1 new, 1 gone

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task A_file_that_is_no_report_is_a_fault_that_says_how_to_write_one(string text)
    {
        var file = folder.File("report.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var fault = Assert.Single(Assert.Throws<CaseFileException>(() => EvalReport.Read(file)).Faults);

        Assert.StartsWith($"{file}:0: is no report of a run", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_data_are_compared_field_by_field()
    {
        var one = new EvalCase
        {
            Id = "d",
            State = ConversationState.PaymentDelivery,
            Turns = [new EvalTurn("0671234567, Полтава", [])],
            Expected = new()
            {
                Recipient = [new("phone", "+380671234567"), new("city", "Лубни"), new("branch", null), new("fullName", "Зразкова Ія")],
            },
        };

        var outcome = Assert.Single(await Run(one));

        Assert.Equal(
            [
                "recipient: expected city \"Лубни\", got \"Полтава\"",
                "recipient: expected fullName \"Зразкова Ія\", got none",
            ],
            outcome.Faults);
    }

    private static EvalCase Greeting(string id, Intent expected) =>
        new() { Id = id, Language = "uk", Turns = [new EvalTurn("привіт", [])], Expected = new() { Intents = [expected] } };

    private static async Task<ImmutableArray<CaseOutcome>> Run(params EvalCase[] cases)
    {
        var runner = new CaseRunner(Shop.Runner(), new FileCatalog(Shop.CatalogFolder));
        var outcomes = ImmutableArray.CreateBuilder<CaseOutcome>();
        foreach (var one in cases)
            outcomes.Add(await runner.Run(one, TestContext.Current.CancellationToken));
        return outcomes.ToImmutable();
    }

    private static string[] Table(ImmutableArray<CaseOutcome> outcomes)
    {
        using var output = new StringWriter { NewLine = "\n" };
        OutcomeTable.Write(outcomes, output);
        return output.ToString().TrimEnd('\n').Split('\n');
    }
}
