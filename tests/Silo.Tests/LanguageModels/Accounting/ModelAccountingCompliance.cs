using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Managers;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.LanguageModels.Accounting;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.LanguageModels.Accounting;

/// <summary>Records of calls, their sums, and what the managers are told; the same for every database.</summary>
public abstract class ModelAccountingCompliance : StorageCompliance
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Calls_are_summed_up_by_day_model_and_purpose()
    {
        var table = await Empty();
        await table.Add(
            [
                Call(model: "gpt", tokens: new(1000, 400, 200), cost: 0.0037m),
                Call(model: "gpt", tokens: new(2_000_000_000, 0, 0), cost: 0.000_000_001m),
                Call(model: "gpt", tokens: new(2_000_000_000, 0, 0), cost: 1m),
                Call(model: "gpt", purpose: "intent", outcome: "http_500"),
                Call(model: "own", tokens: new(10, 0, 5), isFallback: true),
                Call(model: "own", outcome: "cancelled"),
                Call(model: "gpt", at: Noon.AddDays(1)),
                Call(model: "gpt", at: Noon.AddDays(30)),
            ],
            Token);

        var read = await new ModelQueries(Storage.Database).Read(new(2026, 3, 1), new(2026, 3, 2), new PageRequest(1, 3), Token);

        Assert.Equal(4, read.Total);
        Assert.Equal(["2026-03-02 gpt answer 1", "2026-03-01 gpt answer 3", "2026-03-01 gpt intent 1"], read.Items.Select(Shown));
        Assert.Equal(
            (4_000_001_000, 400, 200, 1.003700001m),
            (read.Items[1].InputTokens, read.Items[1].CachedTokens, read.Items[1].OutputTokens, read.Items[1].Cost));
        Assert.Equal((7, 1, 1, 1), (read.Totals.Calls, read.Totals.Errors, read.Totals.Fallbacks, read.Totals.CallsOfUnknownCost));
        var own = await new ModelQueries(Storage.Database).Read(new(2026, 3, 1), new(2026, 3, 2), new PageRequest(2, 3), Token);
        Assert.Equal((null, 1), (Assert.Single(own.Items).Cost, own.Items[0].CallsOfUnknownCost));
        Assert.Equal(
            0,
            (await new ModelQueries(Storage.Database).Read(new(2025, 1, 1), new(2025, 1, 2), new PageRequest(1, 3), Token)).Totals.Calls);
    }

    [Fact]
    public async Task What_is_too_much_is_told_to_the_managers_once()
    {
        var table = await Empty();
        var alerts = Alerts(table);
        var session = Commits.NewKey();
        ModelCallRecord[] calls = [
            Call(session: session, tokens: new(49_999, 0, 1)), Call(session: session, cost: 1m),
            Call(session: session, tokens: new(149_000, 0, 1_000), at: Noon.AddSeconds(1)),
        ];
        foreach (var call in calls)
            await Record(table, alerts, call);
        await Record(table, alerts, Call(session: session, tokens: new(10, 0, 0)));

        var told = await Told(session);

        Assert.Equal(4, told.Count);
        Assert.Contains(told, text => text.Contains("50000 токенів", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("1.00 USD", StringComparison.Ordinal));
        Assert.Single(told, text => text.Contains("за добу", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_within_the_limits_is_told_to_nobody()
    {
        var table = await Empty();
        var session = Commits.NewKey();
        for (var call = 0; call < 4; call++)
            await Record(table, Alerts(table), Call(session: session, tokens: new(49_000, 0, 900), cost: 0.99m));

        Assert.Empty(await Told(session));
    }

    [Fact]
    public async Task Many_processes_tell_an_event_once()
    {
        var text = Commits.NewKey();
        var notices = new Notices(Storage.Store, new Route());

        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => notices.Tell(text, text, Token)));

        Assert.Single(told, now => now);
        Assert.Single(await Told(text));
    }

    [Fact]
    public async Task An_outage_is_told_once_and_so_is_its_end()
    {
        var before = (await Told("моделі")).Count;
        var notices = new Notices(Storage.Store, new Route());
        using var one = new ModelOutages(notices, TimeProvider.System, NullLogger<ModelOutages>.Instance);
        using var other = new ModelOutages(notices, TimeProvider.System, NullLogger<ModelOutages>.Instance);
        await one.StartAsync(Token);
        await other.StartAsync(Token);

        one.Silent();
        other.Silent();
        await Eventually.Until(async () => (await Told("моделі")).Count > before, TimeSpan.FromSeconds(30));
        one.Silent();
        other.Answered();
        await Eventually.Until(async () => (await Told("моделі")).Count > before + 1, TimeSpan.FromSeconds(30));
        one.Answered();
        await one.StopAsync(Token);
        await other.StopAsync(Token);

        var told = (await Told("моделі")).Skip(before).ToList();
        Assert.Equal([ModelNotices.Silent, ModelNotices.Answering], told);
    }

    [Fact]
    public async Task The_writer_writes_what_it_was_given_also_when_it_stops_at_once()
    {
        var table = await Empty();
        using var writer = new ModelCallWriter(table, Alerts(table), TimeProvider.System, NullLogger<ModelCallWriter>.Instance);
        await writer.StartAsync(Token);
        for (var call = 0; call < 250; call++)
            writer.Record(Call(session: "web:many"));

        await writer.StopAsync(Token);

        Assert.Equal([250L], await Storage.Query<long>("select count(*) from model_calls where session_key = 'web:many'"));
    }

    [Fact]
    public async Task Old_records_are_deleted()
    {
        var table = await Empty();
        var now = TimeProvider.System.GetUtcNow();
        var cleanup = Storage.Cleanup(ModelCallTable.Expiry(new OpenAIOptions { RecordRetention = TimeSpan.FromDays(90) }));
        await table.Add([Call(session: "old", at: now.AddDays(-91)), Call(session: "young", at: now.AddDays(-89))], Token);

        Assert.Equal(1, await cleanup.DeleteExpired(Token));
        Assert.Equal(0, await cleanup.DeleteExpired(Token));

        Assert.Equal(["young"], await Storage.Query<string>("select session_key from model_calls"));
    }

    private static ModelCallRecord Call(
        string session = "web:1", string model = "gpt", string purpose = "answer", ModelTokens tokens = default, decimal? cost = null,
        string outcome = "answered", bool isFallback = false, DateTimeOffset? at = null) => new()
        {
            At = at ?? Noon,
            SessionKey = session,
            Purpose = purpose,
            Provider = "peer",
            Model = model,
            Tokens = tokens,
            Cost = cost,
            Latency = TimeSpan.FromMilliseconds(120),
            Outcome = outcome,
            IsFallback = isFallback,
        };

    private static string Shown(ModelUsageRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Day:yyyy-MM-dd} {row.Model} {row.Purpose} {row.Calls}");

    private static async Task Record(ModelCallTable table, ModelAlerts alerts, ModelCallRecord call)
    {
        await table.Add([call], Token);
        await alerts.Look([call], Token);
    }

    private ModelAlerts Alerts(ModelCallTable table)
    {
        var clock = new FakeTimeProvider(Noon.AddMinutes(1));
        return new(
            table, new Notices(Storage.Store, new Route()), Options.Create(new OpenAIOptions()), Options.Create(new ManagementOptions()), clock,
            NullLogger<ModelAlerts>.Instance);
    }

    private async Task<ModelCallTable> Empty()
    {
        await Storage.Execute("delete from model_calls");
        return new ModelCallTable(Storage.Database);
    }

    private async Task<IReadOnlyList<string>> Told(string part) =>
        [.. (await Storage.Query<string>("select message from outbox where account = 'notices' order by id"))
            .Select(message => System.Text.Json.JsonDocument.Parse(message).RootElement.GetProperty("text").GetString()!)
            .Where(text => text.Contains(part, StringComparison.Ordinal))];

    private sealed class Route : INoticeRoute
    {
        public OutboxEntry? Address(string text) =>
            new() { Account = "notices", Recipient = "1", SessionKey = "", Message = new OutboundMessage { Text = text } };
    }
}
