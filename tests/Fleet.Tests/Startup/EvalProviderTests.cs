using MirtAi.OpenAIPeer;

namespace MirtAi.Fleet.Tests.Startup;

/// <summary><c>./mirt eval --provider NAME</c> as a process.</summary>
public sealed class EvalProviderTests
{
    private const string Case = """
        {"id":"price","language":"uk","turns":[{"text":"скільки коштує сукня Анна?"}],"expect":{"contains":["1850"]}}
        """;

    [Theory]
    [InlineData("gpt-test", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("scripted", false)]
    public async Task Cases_are_run_with_the_provider_that_is_named(string provider, bool asksModel)
    {
        await using var model = await OpenAIPeerServer.Start();

        var (exitCode, output) = await Eval(model, provider);

        Assert.True(exitCode == 0, string.Join('\n', output));
        Assert.Equal("1 of 1 cases pass", output.Last());
        Assert.Equal(asksModel, model.Requests.Count > 0);
        Assert.Empty(model.Violations);
    }

    [Fact]
    public async Task A_provider_that_is_not_configured_is_wrong_use()
    {
        await using var model = await OpenAIPeerServer.Start();

        var (exitCode, output) = await Eval(model, "other");

        Assert.Equal(2, exitCode);
        Assert.Equal("the model \"other\" is not configured; there is scripted, 127.0.0.1", Assert.Single(output));
    }

    [Fact]
    public async Task A_run_leaves_its_failing_cases_and_a_report_that_a_later_one_is_compared_with()
    {
        using var folder = new TempFolder();
        var (cases, failures, report) = (folder.File("cases.jsonl"), folder.File("failures.jsonl"), folder.File("report.json"));
        var wrong = Case.Replace("1850", "no such price", StringComparison.Ordinal);
        await File.WriteAllTextAsync(cases, wrong, TestContext.Current.CancellationToken);
        var (failed, _) = await ServiceProcess.RunAsync(new() { Arguments = ["eval", cases, "--failures", failures, "--json", report] });
        await File.WriteAllTextAsync(cases, Case, TestContext.Current.CancellationToken);

        var (passed, output) = await ServiceProcess.RunAsync(new() { Arguments = ["eval", cases, "--compare", report] });

        Assert.Equal((1, 0), (failed, passed));
        Assert.Equal([wrong], await File.ReadAllLinesAsync(failures, TestContext.Current.CancellationToken));
        Assert.Equal(["newly failing: 0", "newly passing: 1", "  price", "compared: 0 of 1 passed before, 0 new, 0 gone"], output.Take(4));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--json", "--compare", "x")]
    [InlineData("--frobnicate", "x")]
    public async Task An_option_without_a_value_or_a_meaning_is_wrong_use(params string[] options)
    {
        var (exitCode, output) = await ServiceProcess.RunAsync(new() { Arguments = ["eval", "cases.jsonl", .. options] });

        Assert.Equal(2, exitCode);
        Assert.StartsWith("usage: ./mirt eval FILE...", Assert.Single(output), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, IReadOnlyCollection<string> Output)> Eval(OpenAIPeerServer model, string provider)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("cases.jsonl"), Case, TestContext.Current.CancellationToken);
        return await ServiceProcess.RunAsync(new ServiceOptions
        {
            Arguments = ["eval", folder.File("cases.jsonl"), "--provider", provider],
            Settings = new Dictionary<string, string>
            {
                ["OpenAI:ApiKey"] = OpenAIPeerServer.ApiKey,
                ["OpenAI:BaseUrl"] = model.BaseAddress,
                ["OpenAI:Model"] = "gpt-test",
            },
        });
    }
}
