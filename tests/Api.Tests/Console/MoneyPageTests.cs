using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Channels.Heleket;
using MirtAi.Channels.YooKassa;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Payments;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Subscriptions;

namespace MirtAi.Api.Tests.Console;

/// <summary>Pages of payments, subscriptions, broadcasts and of a job; the same for every database.</summary>
public abstract partial class MoneyPageTests : ConsolePageTests
{
    private const string Payment = "0123456789abcdef0123456789abcdef";

    private readonly ConcurrentQueue<string> asked = [];

    [Fact]
    public async Task A_payment_tells_what_happened_in_one_order_is_read_back_and_refunded()
    {
        await PaidAndRefunded();

        var list = await Console.Page("/console/payments?provider=yookassa&status=succeeded");
        var page = Flat(await Console.Page($"/console/payments/{Payment}"));
        using var check = await Console.Post($"/console/payments/{Payment}", $"/console/payments/{Payment}/check");
        using var refund = await Console.Post(
            $"/console/payments/{Payment}", $"/console/payments/{Payment}/refund", ("id", "once"), ("amount", "49,50"));
        using var wrong = await Console.Post(
            $"/console/payments/{Payment}", $"/console/payments/{Payment}/refund", ("id", "twice"), ("amount", "much"));
        using var unknown = await Console.Get("/console/payments/none");

        Assert.Contains($"/console/payments/{Payment}", list, StringComparison.Ordinal);
        var moments = Moment().Matches(page[page.IndexOf("What happened", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value);
        Assert.Equal(["the provider told", "a refund was asked for", "the provider told", "made"], moments);
        Assert.Contains("refunded: 50", page, StringComparison.Ordinal);
        Assert.Contains("M-7", page, StringComparison.Ordinal);
        Assert.Equal($"/console/payments/{Payment}?done=checked", check.Headers.Location?.OriginalString);
        Assert.Equal($"/console/payments/{Payment}?done=refund.asked", refund.Headers.Location?.OriginalString);
        Assert.Equal($"/console/payments/{Payment}?done=refund.impossible.amount", wrong.Headers.Location?.OriginalString);
        Assert.Equal(["check", "refund 49.50"], asked);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
        Assert.Equal(3, await Database.Value<long>($"select count(*) from audit_log where subject = '{Payment}'"));
    }

    [Fact]
    public async Task Subscriptions_are_listed_by_status_and_plan_with_the_plans_names()
    {
        foreach (var (customer, plan, status) in new[] { ("telegram:1", "month", "active"), ("telegram:2", "year", "active"), ("telegram:3", "month", "expired") })
            await Database.Write(
                """
                insert into subscriptions (session_key, plan, status, started_at, ends_at, reminded_days, updated_at)
                values (@customer, @plan, @status, @at, @at, 0, @at)
                """,
                new { customer, plan, status, at = Seed.Noon });

        var all = await Console.Page("/console/subscriptions");
        var some = await Console.Page("/console/subscriptions?status=active&plan=month");
        using var wrong = await Console.Get("/console/subscriptions?status=none");

        Assert.Contains("<span>Місяць</span>", all, StringComparison.Ordinal);
        Assert.Contains("<span>year</span>", all, StringComparison.Ordinal);
        Assert.Contains("telegram:1", some, StringComparison.Ordinal);
        Assert.DoesNotContain("telegram:2", some, StringComparison.Ordinal);
        Assert.DoesNotContain("telegram:3", some, StringComparison.Ordinal);
        await wrong.AssertProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_pays_and_who_subscribed_is_called_by_their_name()
    {
        await Database.Session("telegram:1", name: "Olena");
        await PaidAndRefunded();
        await Database.Write(
            """
            insert into subscriptions (session_key, plan, status, started_at, ends_at, reminded_days, updated_at)
            values ('telegram:1', 'month', 'active', @at, @at, 0, @at)
            """,
            new { at = Seed.Noon });

        foreach (var address in new[] { "/console/payments", $"/console/payments/{Payment}", "/console/subscriptions" })
        {
            var page = await Console.Page(address);
            Assert.Contains("<a href=\"/console/conversation?key=telegram%3A1\">Olena</a>", page, StringComparison.Ordinal);
            Assert.Contains(">telegram:1</span>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_broadcast_is_shown_as_each_channel_shows_it_in_each_language_before_it_is_sent()
    {
        await Database.Session("telegram:1");
        (string, string)[] form =
        [
            ("key", "k1"), ("uk", "Вітаю, {name}!"), ("en", "Hello, {name}!"), ("photo", "https://shop.example/a.png"),
            ("buttons", "Хочу подивитися першою\nНі"),
        ];

        using var draft = await Console.Post("/console/broadcasts/new", "/console/broadcasts/new", [.. form, ("draft", "1")]);
        using var counted = await Console.Post("/console/broadcasts/new", "/console/broadcasts/new", form);
        using var planned = await Console.Post("/console/broadcasts/new", "/console/broadcasts", form);
        using var empty = await Console.Post("/console/broadcasts/new", "/console/broadcasts/new", ("key", "k2"), ("draft", "1"));

        var (live, whole) = (Flat(await Markup(draft)), Flat(await Markup(counted)));
        Assert.DoesNotContain("Recipients:", live, StringComparison.Ordinal);
        Assert.Contains("Recipients: 1", whole, StringComparison.Ordinal);
        foreach (var page in new[] { live, whole })
        {
            var (telegram, web) = (Card(page, "uk", "telegram"), Card(page, "uk", "web"));
            Assert.Contains("Вітаю, Олено!", telegram, StringComparison.Ordinal);
            Assert.Contains("src=\"https://shop.example/a.png\"", telegram, StringComparison.Ordinal);
            Assert.Contains("Separate messages: 2", telegram, StringComparison.Ordinal);
            Assert.Contains("<span class=\"tag\">Хочу подив</span>", telegram, StringComparison.Ordinal);
            Assert.Contains("The words of buttons that are cut: Хочу подивитися першою", telegram, StringComparison.Ordinal);
            Assert.Contains("Only to those who wrote within the last 24 h.", telegram, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"tag\"", web, StringComparison.Ordinal);
            Assert.Contains("Buttons that are not shown here: Хочу подивитися першою, Ні", web, StringComparison.Ordinal);
            Assert.Contains("Hello, ", Card(page, "en", "web"), StringComparison.Ordinal);
            Assert.Contains("There is no text in this language; customers get it in: Ukrainian.", page, StringComparison.Ordinal);
        }

        Assert.StartsWith("/console/broadcasts/", planned.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(["plan Вітаю, {name}!"], asked);
        Assert.Contains("Write the text in one language at least.", await Markup(empty), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broadcast_is_tried_on_one_conversation_and_goes_on_being_written()
    {
        await Database.Session("telegram:1");
        (string, string)[] form = [("key", "k1"), ("uk", "Вітаю!"), ("at", "2027-01-01T09:00")];
        const string Page = "/console/broadcasts/new", Try = "/console/broadcasts/test";

        using var tried = await Console.Post(Page, Try, [.. form, ("self", " telegram:1 ")]);
        using var nobody = await Console.Post(Page, Try, [.. form, ("self", "telegram:none")]);

        var page = await Markup(tried);
        Assert.Contains("It was sent to this conversation.", page, StringComparison.Ordinal);
        Assert.Contains("Вітаю!</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("It cannot be sent to this conversation now.", await Markup(nobody), StringComparison.Ordinal);
        Assert.Equal(["plan Вітаю!"], asked);
    }

    [Fact]
    public async Task The_page_of_a_broadcast_is_live_and_steers_it()
    {
        const string State = """
            {"status":"running","words":{"ukrainian":"привіт","russian":"","english":""},"recipients":5,"enqueued":3,
             "skipped":{"opted_out":2},"createdAt":"2026-03-01T09:00:00Z","startsAt":"2026-03-01T09:00:00Z","nextAt":"2036-03-01T09:00:00Z"}
            """;
        await Database.Write(
            $"""
            insert into grain_state (kind, key, version, state, updated_at)
            values ('broadcast', 'b1', 1, {(Database.Provider == StorageProvider.Postgres ? "cast(@State as jsonb)" : "@State")}, @at)
            """,
            new { State, at = Seed.Noon });

        var page = Flat(await Console.Page("/console/broadcasts/b1"));
        using var paused = await Console.Post("/console/broadcasts/b1", "/console/broadcasts/b1/pause");

        Assert.Contains("data-events=\"/console/events?key=broadcast%3Ab1\"", page, StringComparison.Ordinal);
        Assert.Contains("<div id=\"progress\" data-live>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Still to come</dt> <dd>2</dd>", page, StringComparison.Ordinal);
        Assert.Equal("/console/broadcasts/b1?done=steered", paused.Headers.Location?.OriginalString);
        Assert.Equal(["Pause"], asked);
        Assert.Contains("/console/broadcasts/b1", await Console.Page("/console/broadcasts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_shows_its_runs_and_runs_when_it_is_asked_for()
    {
        await Database.Write(
            """
            insert into job_lock (name, owner, lease_until, fence, last_run, next_run, failures)
            values ('retention', 'process-1', @at, 3, @at, @at, 3)
            """,
            new { at = Seed.Noon });
        await Database.Write(
            """
            insert into job_runs (name, owner, started_at, ended_at, outcome, reason)
            values ('retention', 'process-1', @at, @ended, 'failed', 'no answer')
            """,
            new { at = Seed.Noon, ended = Seed.Noon.AddSeconds(2.5) });

        var page = Flat(await Console.Page("/console/jobs/retention"));
        using var run = await Console.Post("/console/jobs/retention", "/console/jobs/retention/run");

        foreach (var text in new[] { "process-1", "failed 3 times in a row", "took 2.5 s", "no answer", "next run" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Equal("/console/jobs/retention?done=run", run.Headers.Location?.OriginalString);
    }

    private protected override void Configure(WebApplicationBuilder builder) => builder.Services
        .AddYooKassa().AddHeleket()
        .AddSingleton(MoneyGrains.Of(asked))
        .AddSingleton<PaymentProviders>().AddSingleton<PaymentQueries>().AddSingleton<PaymentDesk>().AddSingleton<SubscriptionQueries>()
        .AddSingleton(new ChannelDirectory([new SampleChannel("telegram", maxButtons: 1, maxButtonLength: 10), new SampleChannel("web", 0)]))
        .AddSingleton(new MessagingWindows([KeyValuePair.Create("telegram", TimeSpan.FromHours(24))]))
        .AddSingleton<IAudienceReader>(provider => new AudienceReader(provider.GetRequiredService<IDatabase>()))
        .AddSingleton(new BroadcastSelection(new ChannelDirectory([new SampleChannel("telegram", 1)]), MessagingWindows.None))
        .AddSingleton<BroadcastSampler>().AddSingleton<BroadcastDesk>().AddSingleton<BroadcastQueries>()
        .AddSingleton(Options.Create(new SubscriptionOptions
        {
            Plans = [new SubscriptionPlan { Id = "month", Name = "Місяць", Price = 300, Currency = "UAH", Days = 30 }],
        }));

    private async Task PaidAndRefunded()
    {
        await Database.Write(
            """
            insert into payments (id, provider, provider_id, session_key, order_number, amount, currency, status, refunded, granted, created_at, updated_at)
            values (@Payment, 'yookassa', 'p-1', 'telegram:1', 'M-7', @amount, 'UAH', 'succeeded', @refunded, @left, @at, @at)
            """,
            new { Payment, amount = 200m, refunded = 50m, left = 150m, at = Seed.Noon });
        foreach (var (number, minute, refunded) in new[] { (1, 5, 0m), (2, 15, 50m) })
            await Database.Write(
                """
                insert into payment_events (provider, event_id, payment_id, session_key, status, amount, currency, refunded, outcome, at)
                values ('yookassa', @id, @Payment, 'telegram:1', 'succeeded', @amount, 'UAH', @refunded, 'applied', @at)
                """,
                new { id = $"e{number}", Payment, amount = 200m, refunded, at = Seed.Noon.AddMinutes(minute) });
        var json = $$"""{"refunds":[{"id":"r1","amount":50,"target":50,"at":"{{Seed.Noon.AddMinutes(10):O}}","status":"Done"}]}""";
        await Database.Write(
            $"""
            insert into grain_state (kind, key, version, state, updated_at)
            values ('payment', @Payment, 1, {(Database.Provider == StorageProvider.Postgres ? "cast(@json as jsonb)" : "@json")}, @at)
            """,
            new { Payment, json, at = Seed.Noon });
    }

    /// <summary>What customers of a channel see in a language.</summary>
    private static string Card(string page, string language, string channel)
    {
        var from = page.IndexOf($"lang=\"{language}\" data-channel=\"{channel}\"", StringComparison.Ordinal);
        Assert.True(from > 0, $"There is no card of {language} for {channel}: {page}");
        return page[from..page.IndexOf("</article>", from, StringComparison.Ordinal)];
    }

    private static async Task<string> Markup(HttpResponseMessage answer)
    {
        var markup = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode} {markup}");
        return WebUtility.HtmlDecode(markup);
    }

    private static string Flat(string markup) => Space().Replace(markup, " ");

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();

    [GeneratedRegex("</time> <span>([^<]*)</span>")]
    private static partial Regex Moment();
}
