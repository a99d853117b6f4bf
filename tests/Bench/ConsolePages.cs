using System.Diagnostics;
using System.Text.RegularExpressions;
using MirtAi.Testing;

namespace MirtAi.Bench;

/// <summary>How long the console's pages take over many sessions.</summary>
internal static partial class ConsolePages
{
    /// <summary>Sessions unless a number is given.</summary>
    public const int DefaultSessions = 100_000;

    private const int Rounds = 30;

    private static readonly string[] Pages =
    [
        "/console", "/console/conversations", "/console/conversations?state=STATE_4_OFFER&mode=manager", "/console/conversations?q=olena%2077",
        "/console/conversations?words=%D1%81%D1%83%D0%BA%D0%BD%D1%8F%20%D1%80%D0%BE%D0%B6%D0%B5%D0%B2%D0%B0",
        "/console/conversations?words=%D1%81%D1%83%D0%BA%D0%BD%D1%8F%20%D0%BF%D0%BB%D0%B0%D1%89", "/console/conversations?page=2000",
        "/console/conversation?key=telegram:77", "/console/escalations", "/console/escalations?page=100", "/console/orders",
        "/console/orders?status=paid", "/console/orders?q=telegram:77", "/console/outbox", "/console/outbox?status=sent",
        "/console/outbox?status=failed&account=telegram", "/console/jobs", "/console/jobs/retention", "/console/payments",
        "/console/payments?status=succeeded", "/console/payments/p77", "/console/subscriptions", "/console/subscriptions?status=active",
        "/console/broadcasts", "/console/broadcasts/new", "/console/comments", "/console/comments?type=complaint", "/console/comments/c77",
        "/console/comments/months", "/console/comments/policy", "/console/documents", "/console/accounts", "/console/costs",
        "/console/funnel", "/console/answers", "/console/audit", "/console/audit?person=Oksana", "/console/audit?key=telegram:77",
        "/console/erase?key=telegram:77", "/console/turns?key=telegram:77", "/console/turn?key=telegram:77&turn=1",
    ];

    /// <summary>Whether the median of each page stays below what is promised for so many sessions.</summary>
    public static async Task<bool> Run(BenchDatabase database, int sessions)
    {
        var filling = new ConsoleFilling(sessions);
        var rounds = sessions <= DefaultSessions ? Rounds : Rounds / 3;
        var most = sessions <= DefaultSessions ? 100 : 1_000;
        Benchmark.Print(
            $"== console: {sessions:N0} sessions of {filling.LinesOfSession} lines each; time of the server, {rounds} times each page");
        await using var service = await Benchmark.StartService(database);
        var began = Stopwatch.GetTimestamp();
        foreach (var statement in filling.Statements)
            await database.Execute(statement);
        Benchmark.Print($"filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service.Http.BaseAddress };
        await SignIn(http);
        var slow = new List<string>();
        foreach (var page in Pages)
        {
            var latencies = await Measure(http, page, rounds);
            var median = latencies.Percentile(0.5);
            Benchmark.Print(FormattableString.Invariant(
                $"p50 {median,7:F1} ms  p95 {latencies.Percentile(0.95),7:F1} ms  {Uri.UnescapeDataString(page)}"));
            if (median > most)
                slow.Add(Uri.UnescapeDataString(page));
        }

        foreach (var page in slow)
            await Console.Error.WriteLineAsync($"takes more than {most} ms at the median: {page}");
        return slow.Count == 0;
    }

    private static async Task<Latencies> Measure(HttpClient http, string page, int rounds)
    {
        var latencies = new Latencies();
        await Get(http, page);
        for (var round = 0; round < rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            await Get(http, page);
            latencies.Add(Stopwatch.GetTimestamp() - from);
        }

        return latencies;
    }

    private static async Task SignIn(HttpClient http)
    {
        var form = FormToken().Match(await Get(http, "/console/sign-in")).Groups[1].Value;
        using var fields = new FormUrlEncodedContent(
        [
            new("form", form), new("name", "Bench"), new("token", ServiceProcess.AdminToken),
        ]);
        using var answer = await http.PostAsync("/console/sign-in", fields);
        if (answer.RequestMessage?.RequestUri?.AbsolutePath != "/console")
            throw new InvalidOperationException($"signing in led to {answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode}");
    }

    private static async Task<string> Get(HttpClient http, string page)
    {
        using var answer = await http.GetAsync(page);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{page}: {(int)answer.StatusCode} {body}");
    }

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
