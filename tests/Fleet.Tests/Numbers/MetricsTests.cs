using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.OpenAIPeer;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Numbers;

/// <summary>What dashboards and alerts are built upon is there after a conversation.</summary>
public sealed partial class MetricsTests
{
    private static readonly string[] Promised =
    [
        "mirtai_events_total{channel=\"telegram\",outcome=\"accepted\"}",
        "mirtai_events_total{channel=\"telegram\",outcome=\"duplicate\"}",
        "mirtai_commit_duration_seconds_count{kind=\"session\",outcome=\"committed\"}",
        "mirtai_commit_wait_seconds_count",
        "mirtai_commit_batch_size_count",
        "mirtai_debounce_delay_seconds_count",
        "mirtai_turn_duration_seconds_count{outcome=\"answered\"}",
        "mirtai_answer_duration_seconds_count{account=\"telegram\"}",
        "mirtai_send_duration_seconds_count{account=\"telegram\",result=\"sent\"}",
        "mirtai_send_duration_seconds_count{account=\"telegram\",result=\"throttled\"}",
        "mirtai_telegram_calls_total{method=\"sendMessage\",outcome=\"429\"}",
        "mirtai_outbox_messages{account=\"telegram\",lane=\"conversation\",status=\"pending\"}",
        "mirtai_outbox_oldest_seconds{account=\"telegram\",lane=\"conversation\",status=\"pending\"}",
        "mirtai_escalations_open",
        "mirtai_escalations_oldest_seconds",
        "mirtai_job_last_run_seconds{job=\"dedupe-cleanup\"}",
        "mirtai_admin_refusals_total{outcome=\"wrong\"}",
        "mirtai_faults_total{place=\"request\"}",
        "mirtai_limits_refusals_total{limit=\"requests\"}",
        "gen_ai_client_operation_duration_seconds_count{gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"127.0.0.1\",gen_ai_request_model=\"talks\"}",
        "gen_ai_client_token_usage_count{gen_ai_request_model=\"talks\",gen_ai_token_type=\"input\"}",
        "gen_ai_client_token_usage_count{gen_ai_request_model=\"talks\",gen_ai_token_type=\"output\"}",
        "mirtai_models_cost_total{gen_ai_request_model=\"talks\"}",
        "orleans_catalog_activations",
        "http_server_request_duration_seconds_count",
        "db_client_connection_count",
        "dotnet_gc_collections_total",
    ];

    [PostgresFact]
    public async Task After_a_conversation_each_promised_name_is_there_and_no_customer_is()
    {
        await using var models = await OpenAIPeerServer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Echoes = false,
            Settings = new Dictionary<string, string>
            {
                ["OpenAI:ApiKey"] = OpenAIPeerServer.ApiKey,
                ["OpenAI:BaseUrl"] = models.BaseAddress,
                ["OpenAI:Model"] = "talks",
                ["OpenAI:Prices:0:Model"] = "talks",
                ["OpenAI:Prices:0:InputPerMillion"] = "1000",
                ["OpenAI:Prices:0:OutputPerMillion"] = "1000",
                ["Limits:RequestsPerAddressPerSecond"] = "10",
            },
        });
        Customer answered = shop.NewCustomer(), waiting = shop.NewCustomer();
        var update = answered.Writes("Добрий день!");
        await shop.Telegram.DeliverAsync(update);
        await shop.Telegram.DeliverAsync(update);
        await answered.UntilAnswered();
        shop.Peer.Faults.Add(PeerFault.TooManyRequests(retryAfter: 600) with { ChatId = waiting.ChatId });
        await waiting.SaysAsync("Добрий день!");
        await Eventually.Until(() => shop.Peer.Calls.Count(call => call == "sendMessage") > answered.Sees.Count, Patience.Long);
        using var http = new HttpClient { BaseAddress = shop.Process.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/metrics", Cancellation)).StatusCode);
        await Eventually.Until(
            async () => (await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => http.GetAsync("/chat", Cancellation))))
                .Any(response => response.StatusCode == HttpStatusCode.TooManyRequests),
            Patience.Short,
            "more than a limit");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        await Eventually.Until(
            async () => (await http.GetAsync("/metrics", Cancellation)).StatusCode == HttpStatusCode.Unauthorized, Patience.Short);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken);

        string[] missing = [], lines = [];
        try
        {
            await Eventually.Until(
                async () =>
                {
                    // The numbers of the whole fleet are read at times; this asks for it now.
                    (await http.PostAsync("/api/v1/jobs/fleet-gauges/run", null, Cancellation)).Dispose();
                    using var metrics = await http.GetAsync("/metrics", Cancellation);
                    if (metrics.StatusCode == HttpStatusCode.TooManyRequests)
                        return false;
                    lines = (await metrics.Content.ReadAsStringAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    missing = [.. Promised.Where(name => !lines.Any(line => IsOf(line, name)))];
                    return missing.Length == 0;
                },
                Patience.Long);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"missing: {string.Join('\n', missing)}\nthere is:\n{string.Join('\n', lines.Where(line => line[0] != '#'))}");
        }

        Assert.All(lines, line => Assert.Matches(Line, line));
        var there = lines.Where(line => line[0] != '#').Select(line => line[..line.AsSpan().IndexOfAny('{', ' ')]).ToHashSet();
        Assert.All(Monitored(), name => Assert.Contains(name, there));
        Assert.All(Queries(), query => Assert.Empty(UnknownLabels(query, lines)));
        Assert.DoesNotContain(lines, line => line.Contains($"{answered.ChatId}", StringComparison.Ordinal));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Whether the line is of this name and has at least these labels.</summary>
    private static bool IsOf(string line, string metric)
    {
        var (name, labels) = metric.IndexOf('{', StringComparison.Ordinal) is > 0 and var at
            ? (metric[..at], metric[(at + 1)..^1].Split(',')) : (metric, []);
        return line.StartsWith(name, StringComparison.Ordinal)
            && line.Length > name.Length && line[name.Length] is '{' or ' '
            && labels.All(label => line.Contains(label, StringComparison.Ordinal));
    }

    /// <summary>The metrics that the alerts and the dashboard of <c>deploy/monitoring</c> are made of.</summary>
    private static string[] Monitored()
    {
        var folder = Path.Combine(ServiceAssembly.Root, "deploy", "monitoring");
        string[] files = [Path.Combine(folder, "alerts.yml"), Path.Combine(folder, "grafana", "dashboard.json")];
        string[] names = [.. files.SelectMany(file => NamesIn(File.ReadAllText(file))).Distinct()];
        Assert.True(names.Length > 15, "The files name few metrics.");
        return names;
    }

    // What it groups by is no metric.
    private static string[] NamesIn(string query) => [.. Metric.Matches(Grouping.Replace(query, "")).Select(match => match.Value)];

    /// <summary>The queries of the alerts and the dashboard.</summary>
    private static string[] Queries()
    {
        var folder = Path.Combine(ServiceAssembly.Root, "deploy", "monitoring");
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "grafana", "dashboard.json")));
        string[] queries =
        [
            .. dashboard.RootElement.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!),
            .. Expression.Matches(File.ReadAllText(Path.Combine(folder, "alerts.yml"))).Select(match => match.Groups["query"].Value),
        ];
        Assert.True(queries.Length > 25, "There are few queries.");
        return queries;
    }

    /// <summary>Labels by which a query selects or groups, and which none of its metrics has.</summary>
    private static List<string> UnknownLabels(string query, string[] lines)
    {
        var metrics = NamesIn(query);
        var known = lines.Where(line => metrics.Any(name => line.StartsWith(name + "{", StringComparison.Ordinal)))
            .SelectMany(line => Label.Matches(line)).Select(match => match.Groups["name"].Value)
            // Prometheus adds these of the target.
            .Concat(["job", "instance"]).ToHashSet();
        var used = Label.Matches(query).Select(match => match.Groups["name"].Value).Concat(
            Grouping.Matches(query).SelectMany(match => match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries)));
        return [.. used.Where(label => !known.Contains(label)).Select(label => $"{label} in {query}")];
    }

    // A name is followed by its labels, a range or the end of a function's argument.
    [GeneratedRegex("""(mirtai|orleans|http_server|db_client|gen_ai|dotnet)_[a-z_]+(?=[{\[)])""")]
    private static partial Regex Metric { get; }

    [GeneratedRegex(@"(?<=[{,])\s*(?<name>[a-z_]+)(=|!=|=~|!~)""")]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"\bby \((?<names>[^)]*)\)")]
    private static partial Regex Grouping { get; }

    [GeneratedRegex(@"^\s+expr: (>-)?(?<query>.*(\n {10}.*)*)$", RegexOptions.Multiline)]
    private static partial Regex Expression { get; }

    /// <summary>A line of Prometheus' text format, 0.0.4.</summary>
    [GeneratedRegex("""^(# .*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*",?)*\})? (-?[0-9.eE+-]+|NaN|[+-]Inf)( -?[0-9]+)?)$""")]
    private static partial Regex Line { get; }
}
