using MirtAi.Cluster.TestRuns;
using MirtAi.Testing;

namespace MirtAi.Cluster.Tests.TestRuns;

public sealed class TestSummaryTests
{
    private const string Report = """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="A.passes" outcome="Passed" />
            <UnitTestResult testName="A.fails" outcome="Failed">
              <Output>
                <StdOut>a line it wrote</StdOut>
                <ErrorInfo><Message>1 &lt; 2
        and more</Message><StackTrace>at A.fails()</StackTrace></ErrorInfo>
              </Output>
            </UnitTestResult>
            <UnitTestResult testName="A.is_skipped" outcome="NotExecuted">
              <Output><ErrorInfo><Message>no browser</Message></ErrorInfo></Output>
            </UnitTestResult>
          </Results>
        </TestRun>
        """;

    [Fact]
    public void A_failure_is_printed_with_all_that_is_known_of_it()
    {
        using var writer = new StringWriter();

        TestSummary.Print(Run(Read(Report)), writer);

        Assert.Equal(
            """
            Project: 1 passed, 1 failed, 1 skipped (2.0 s)
              FAILED A.fails
                1 < 2
                and more
                at A.fails()
                a line it wrote

            """.ReplaceLineEndings("\n"),
            writer.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_a_test_wrote_does_not_hide_why_it_failed()
    {
        var report = Report.Replace(
            "<StdOut>a line it wrote</StdOut>", "<TextMessages><Message>a line it wrote</Message></TextMessages>", StringComparison.Ordinal);

        Assert.Equal(
            ["1 < 2", "and more", "at A.fails()", "a line it wrote"],
            Read(report).Single(outcome => outcome.Verdict == Verdict.Failed).Details.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void The_last_line_is_the_sum_of_all_projects_after_what_was_skipped_and_what_failed()
    {
        var (well, lines) = Sum(Run(Read(Report)), Run([new("B.fails", Verdict.Failed, "1 > 2")]));

        Assert.False(well);
        Assert.Equal(["skipped A.is_skipped: no browser", "FAILED A.fails", "FAILED B.fails", "1 passed, 2 failed, 1 skipped"], lines);
    }

    [Fact]
    public void Tests_of_a_class_that_were_skipped_for_one_reason_take_one_line()
    {
        var (well, lines) = Sum(Run(
        [
            new("Some.Tests.Holds(x: 1.5)", Verdict.Skipped, "no browser"), new("Some.Tests.Holds(x: 2)", Verdict.Skipped, "no browser"),
            new("Some.Tests.Other", Verdict.Skipped, ""), new("Some.Tests.Passes", Verdict.Passed, ""),
        ]));

        Assert.True(well);
        Assert.Equal(
            ["skipped Some.Tests, 2 tests: no browser", "skipped Some.Tests.Other: no reason given", "1 passed, 0 failed, 3 skipped"], lines);
    }

    [Fact]
    public void A_run_that_broke_off_fails_though_no_test_did()
    {
        var (well, lines) = Sum(Run([new("A.passes", Verdict.Passed, "")], fault: "the test host crashed"));

        Assert.False(well);
        Assert.Equal(["FAILED Project: the test host crashed", "1 passed, 1 failed, 0 skipped"], lines);
    }

    [Fact]
    public void Nothing_at_all_is_a_failure()
    {
        var (well, lines) = Sum();

        Assert.False(well);
        Assert.Equal("0 passed, 1 failed, 0 skipped", lines[^1]);
    }

    [Fact]
    public void A_report_that_broke_off_holds_nothing()
    {
        Assert.Empty(Read(Report[..200]));
    }

    private static ProjectRun Run(IReadOnlyList<TestOutcome> outcomes, string? fault = null) =>
        new("Project", outcomes, TimeSpan.FromSeconds(2), fault, []);

    private static (bool Well, string[] Lines) Sum(params ProjectRun[] runs)
    {
        using var writer = new StringWriter();
        var well = TestSummary.Print((IReadOnlyList<ProjectRun>)runs, writer);
        return (well, writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static IReadOnlyList<TestOutcome> Read(string text)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("report.trx"), text);
        return TrxReport.Read(folder.File("report.trx"));
    }
}
