using System.Diagnostics;
using System.Text.RegularExpressions;
using MirtAi.Testing;

namespace MirtAi.Bench;

/// <summary>How long the console's pages take over many sessions.</summary>
internal static partial class ConsolePages
{
    private const int Sessions = 100_000;
    private const int LinesOfSession = 10;
    private const int Rounds = 30;

    private static readonly string[] Pages =
    [
        "/console", "/console/conversations", "/console/conversations?state=STATE_4_OFFER&mode=manager", "/console/conversations?q=olena%2077",
        "/console/conversations?words=%D1%81%D1%83%D0%BA%D0%BD%D1%8F%20%D1%80%D0%BE%D0%B6%D0%B5%D0%B2%D0%B0", "/console/conversations?page=2000",
        "/console/conversation?key=telegram:77", "/console/escalations", "/console/escalations?page=100", "/console/orders",
        "/console/orders?q=telegram:77", "/console/outbox", "/console/outbox?status=sent", "/console/jobs", "/console/payments",
        "/console/subscriptions", "/console/broadcasts", "/console/accounts", "/console/costs", "/console/funnel", "/console/answers",
        "/console/audit", "/console/turns?key=telegram:77",
    ];

    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print($"== console: {Sessions:N0} sessions of {LinesOfSession} lines each; time of the server, {Rounds} times each page");
        await using var service = await Benchmark.StartService(database);
        foreach (var statement in Filling)
            await database.Execute(statement);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service.Http.BaseAddress };
        await SignIn(http);
        foreach (var page in Pages)
        {
            var latencies = new Latencies();
            await Get(http, page);
            for (var round = 0; round < Rounds; round++)
            {
                var from = Stopwatch.GetTimestamp();
                await Get(http, page);
                latencies.Add(Stopwatch.GetTimestamp() - from);
            }

            Benchmark.Print(FormattableString.Invariant(
                $"p50 {latencies.Percentile(0.5),7:F1} ms  p95 {latencies.Percentile(0.95),7:F1} ms  {Uri.UnescapeDataString(page)}"));
        }
    }

    private static string[] Filling { get; } =
    [
        $$"""
        insert into grain_state (kind, key, version, state, updated_at)
        select 'session', 'telegram:' || n, 7, jsonb_build_object(
            'channel', 'telegram', 'recipient', n::text, 'pending', 0, 'mode', case when n % 50 = 0 then 'manager' else 'bot' end,
            'customer', jsonb_build_object('name', 'Olena ' || n, 'language', 'uk'),
            'conversation', jsonb_build_object(
                'state', case n % 4 when 0 then 'STATE_4_OFFER' else 'STATE_1_DISCOVERY' end, 'phase', 'DISCOVERY', 'language', 'uk')),
            now() - n * interval '1 minute'
        from generate_series(1, {{Sessions}}) n
        """,
        $"""
        insert into messages (session_key, sequence, at, author, kind, text, images, sent_at, position)
        select 'telegram:' || n, line, now() - n * interval '1 minute', line % 2, 0,
            (array['сукня рожева на зріст', 'є розмір', 'скільки коштує доставка', 'дякую, беру плащ', 'добрий день'])[1 + (n + line) % 5] || ' ' || n % 97,
            '[]', now() - n * interval '1 minute', 0
        from generate_series(1, {Sessions}) n, generate_series(1, {LinesOfSession}) line
        """,
        $"""
        insert into deliveries (id, account, recipient, session_key, sequence, message, lane, status, attempts, repeats, due_at, created_at, sent_at)
        select n * {LinesOfSession} + line, 'telegram', n::text, 'telegram:' || n, line, '""' , 0, case when n % 500 = 0 then 'failed' else 'sent' end, 1, 0,
            now(), now() - n * interval '1 minute', now() - n * interval '1 minute'
        from generate_series(1, {Sessions}) n, generate_series(1, {LinesOfSession / 2}) line
        """,
        $"""
        insert into escalations (session_key, reason, level, state, status, at)
        select 'telegram:' || n, 'COMPLAINT', 'L2', 'STATE_8_COMPLAINT', case when n % 100 = 0 then 'open' else 'closed' end, now() - n * interval '1 minute'
        from generate_series(1, {Sessions}, 5) n
        """,
        $"""
        insert into orders (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at)
        select 'bench-' || n, 'telegram:' || n, 'UAH', 1850, 200, 'prepayment', 'Olena ' || n, '+380000000000', 'Львів', '1', now() - n * interval '1 minute'
        from generate_series(1, {Sessions}, 3) n
        """,
        // As the database does by itself after so many rows; two of its indexes hold nothing new before.
        "vacuum analyze",
    ];

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
