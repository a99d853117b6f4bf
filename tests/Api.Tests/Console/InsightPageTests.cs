using System.Net;
using MirtAi.Api.Console;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console;

/// <summary>Pages that show how turns went and how the shop does; the same for every database.</summary>
public abstract class InsightPageTests : ConsolePageTests
{
    private const string Key = "telegram:5", Turn = "0195", Phone = "+380501112233", Hostile = "<script>alert('x')</script>";

    [Fact]
    public async Task A_transcript_links_each_answer_to_its_turn_and_the_turn_is_told_step_by_step()
    {
        await Record();

        var transcript = await Console.Page($"/console/conversation?key={Key}");
        var turns = await Console.Page($"/console/turns?key={Key}");
        var page = await Console.Page($"/console/turn?key={Key}&turn={Turn}");

        Assert.Contains($"/console/turn?key=telegram%3A5&turn={Turn}", transcript, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tag\">Offer</span>", transcript, StringComparison.Ordinal);
        Assert.Contains("<span class=\"soft\">Looking for a product, or a question</span>", transcript, StringComparison.Ordinal);
        Assert.Contains($"/console/turn?key=telegram%3A5&turn={Turn}", turns, StringComparison.Ordinal);
        Assert.Contains("2.3 s", turns, StringComparison.Ordinal);
        foreach (var text in new[]
                 {
                     "Скільки коштує", "1850 грн", "DISCOVERY_OR_QUESTION", "confidence 0.95", "words about goods and buying",
                     "«скільки коштує»", "AskTotal", "Going in circles", "the figures are not the plan", "peer", "selection.size",
                     "134-140", "price-of", "Offer", "failed", "(200 of 9000 characters shown)", "texts of models: to 700 characters each",
                 })
            Assert.Contains(text, page, StringComparison.Ordinal);
        using var unknown = await Console.Get($"/console/turn?key={Key}&turn=404");
        await unknown.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_personal_in_a_turn_is_shown_only_when_a_form_asks_for_it()
    {
        await Record();

        var masked = await Console.Page($"/console/turn?key={Key}&turn={Turn}");
        using var answer = await Console.Post($"/console/turn?key={Key}&turn={Turn}", $"/console/turn?key={Key}&turn={Turn}");
        var revealed = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.DoesNotContain(Phone, masked, StringComparison.Ordinal);
        Assert.DoesNotContain("Львів", masked, StringComparison.Ordinal);
        Assert.Contains(Phone, revealed, StringComparison.Ordinal);
        Assert.Contains("Львів", revealed, StringComparison.Ordinal);
        var trail = WebUtility.HtmlDecode(await Console.Page("/console/audit"));
        Assert.Contains(ConsoleTexts.All, texts => trail.Contains(texts["audit.reveal"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_funnel_the_waits_and_the_costs_are_drawn_and_told_in_tables()
    {
        await Sums();

        var funnel = await Console.Page("/console/funnel?days=7");
        var web = await Console.Page("/console/funnel?days=7&channel=web");
        var answers = await Console.Page("/console/answers");
        var costs = await Console.Page("/console/costs?days=31");

        foreach (var page in new[] { funnel, answers, costs })
        {
            Assert.Contains("<svg class=\"chart\"", page, StringComparison.Ordinal);
            Assert.Contains("<table>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        }

        Assert.Contains(">120<", funnel, StringComparison.Ordinal);
        Assert.Contains("25%", funnel, StringComparison.Ordinal);
        Assert.DoesNotContain(">120<", web, StringComparison.Ordinal);
        Assert.Contains("2.5 s", answers, StringComparison.Ordinal);
        Assert.Contains("4 min", answers, StringComparison.Ordinal);
        // Of the L1 calls it was not counted.
        Assert.Contains("<dt>Late</dt><dd>2 (50%)</dd>", answers, StringComparison.Ordinal);
        Assert.Contains("<dt>of these very late</dt><dd>1 (25%)</dd>", answers, StringComparison.Ordinal);
        Assert.Contains("<dt>Not answered</dt><dd>1 (25%)</dd>", answers, StringComparison.Ordinal);
        Assert.Contains("more than 5 min after the call", answers, StringComparison.Ordinal);
        Assert.Contains("href=\"/console/answers/longest?days=14\"", answers, StringComparison.Ordinal);
        Assert.Contains("$1.25", costs, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await Console.Markup("/console/costs?days=31"), StringComparison.Ordinal);
        foreach (var days in new[] { "400", "-1", $"{int.MaxValue}" })
        {
            using var wrong = await Console.Get($"/console/funnel?days={days}");
            Assert.Contains("days", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_calls_that_waited_longest_come_first_and_lead_to_their_conversations()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Database.Session("telegram:2", name: "Олена");
        await Call("telegram:1", "COMPLAINT", now.AddHours(-5), answered: now.AddHours(-3));
        await Call("telegram:2", "WHOLESALE", now.AddHours(-4), answered: null);
        await Call("telegram:3", "LINK", now.AddHours(-9), answered: null, closed: now.AddHours(-8));
        await Call("telegram:4", "ORDER_CONFIRMED", now.AddHours(-20), answered: null);
        await Call("telegram:5", "COMPLAINT", now.AddDays(-20), answered: null);

        var page = await Console.Page("/console/answers/longest?days=7");
        var month = await Console.Page("/console/answers/longest?days=31");

        var places = new[] { "Wholesale", "Complaint", "Sent a link" }
            .Select(reason => page.IndexOf(reason, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("/console/conversation?key=telegram%3A2", page, StringComparison.Ordinal);
        foreach (var text in new[]
                 {
                     "<td>4 h</td>", "<td>2 h</td>", "<td>1 h</td>", "Олена", "answered by Oksana", "handed back to the bot",
                 })
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("telegram%3A4", page, StringComparison.Ordinal);
        Assert.DoesNotContain("telegram%3A5", page, StringComparison.Ordinal);
        Assert.Contains("<td>20 d</td>", month, StringComparison.Ordinal);
        using var wrong = await Console.Get("/console/answers/longest?page=0");
        Assert.Contains("page", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);

        Task Call(string key, string reason, DateTimeOffset at, DateTimeOffset? answered, DateTimeOffset? closed = null) => Database.Write(
            """
            insert into escalations
                (session_key, reason, level, state, status, at, answered_at, answered_by, closed_at, closed_how)
            values (@key, @reason, 'L2', 'STATE_8', @status, @at, @answered, @by, @closed, @how)
            """,
            new
            {
                key,
                reason,
                status = closed is null ? "open" : "closed",
                at,
                answered,
                by = answered is null ? null : "Oksana",
                closed,
                how = closed is null ? null : "handed_back",
            });
    }

    [Fact]
    public async Task Without_any_sums_the_pages_say_that_there_is_nothing()
    {
        foreach (var (path, words) in new[]
                 {
                     ("/console/funnel", "as soon as customers write"), ("/console/answers", "as soon as the bot answers somebody"),
                     ("/console/costs", "class=\"empty\""), ("/console/accounts", "Nothing was sent in the last hour"),
                 })
            Assert.Contains(words, await Console.Page(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_are_told_with_their_health_and_what_they_send()
    {
        await Database.Session(Key);
        await Database.Outbox(Key, 1, "a", "pending");
        await Database.Outbox(Key, 2, "b", "failed", at: TimeProvider.System.GetUtcNow());

        var page = await Console.Page("/console/accounts");

        Assert.Matches("telegram</th>\\s*<td>1</td>\\s*<td>0</td>", page);
        Assert.Matches("<td>0</td>\\s*<td><a href=\"/console/outbox\\?status=failed&account=telegram\">1</a></td>\\s*<td>", page);
    }

    [Fact]
    public async Task The_api_lists_turns_and_tells_one_masked_unless_reveal_is_asked_for()
    {
        await Record();
        using var client = Host.Client(admin: true);

        var list = await client.GetStringAsync($"/api/v1/sessions/{Key}/turns", TestContext.Current.CancellationToken);
        var masked = await client.GetStringAsync($"/api/v1/sessions/{Key}/turns/{Turn}", TestContext.Current.CancellationToken);
        var revealed = await client.GetStringAsync(
            $"/api/v1/sessions/{Key}/turns/{Turn}?reveal=true", TestContext.Current.CancellationToken);
        using var unknown = await client.GetAsync($"/api/v1/sessions/{Key}/turns/404", TestContext.Current.CancellationToken);

        Assert.Contains($"\"turnId\":\"{Turn}\"", list, StringComparison.Ordinal);
        Assert.Contains("\"isMasked\":true", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("380501112233", masked, StringComparison.Ordinal);
        Assert.Contains("380501112233", revealed, StringComparison.Ordinal);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
    }

    private async Task Record()
    {
        await Database.Session(Key, name: "Олена");
        await Database.Line(Key, 1, author: 0, $"Скільки коштує? {Phone}");
        await Database.Line(Key, 2, author: 1, "1850 грн");
        await Database.Write("update messages set turn_id = @Turn where session_key = @Key and sequence = 2", new { Turn, Key });
        await Database.Outbox(Key, 2, "1850 грн", "failed");
        var replay = ReplayJson.Write(new TurnReplay
        {
            BeganAt = Seed.Noon,
            ReadyAt = Seed.Noon.AddSeconds(1),
            Before = "STATE_3_SIZE_COLOR",
            After = "STATE_4_OFFER",
            Acts = ["price-of"],
            Replies = 1,
            Guards = [new ReplayedGuard("loop", 1, 4, false)],
            Messages =
            [
                new ReplayedMessage(1, "Message", Seed.Noon, Seed.Noon)
                {
                    Before = "STATE_3_SIZE_COLOR",
                    After = "STATE_4_OFFER",
                    Intent = "DISCOVERY_OR_QUESTION",
                    Confidence = 0.95,
                    Rule = "sale",
                    Signs = [new ReplayedSign("price", "скільки коштує")],
                    Commands = [new ReplayedCommand("AskTotal", "", 0.95, "скільки коштує", "Done")],
                },
            ],
            Models =
            [
                new ReplayedExchange("answer", 20, 640)
                {
                    Outcome = "answered",
                    Provider = "peer",
                    Model = "m",
                    Asked = [new ReplayedPromptLine("system", new ReplayedWords(new string('i', 200), 9_000))],
                    Answer = new ReplayedWords("1900 грн"),
                    Faults = ["figures: the figures are not the plan's"],
                },
            ],
            Changes =
            [
                new ReplayedChange("selection.size", null, "\"134-140\""), new ReplayedChange("order.recipient.city", null, "\"Львів\""),
            ],
            Shortened = ["texts of models: to 700 characters each"],
        });
        var json = Database.Provider == StorageProvider.Postgres ? "cast(@replay as jsonb)" : "@replay";
        await Database.Write(
            $"""
            insert into turns (session_key, turn_id, at, channel, state, waited_ms, replay)
            values (@Key, @Turn, @at, 'telegram', 'STATE_4_OFFER', 2300, {json})
            """,
            new { Key, Turn, at = Seed.Noon.AddSeconds(1), replay });
    }

    private async Task Sums()
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await Database.Write("insert into counted_days (day, counted_at) values (@day, @at)", new { day, at = Seed.Noon });
        foreach (var (channel, state, conversations) in new[]
                 {
                     ("telegram", "STATE_1_DISCOVERY", 120L), ("telegram", "STATE_4_OFFER", 30L), ("web", "STATE_1_DISCOVERY", 0L),
                 })
            await Database.Write(
                "insert into funnel_days (day, channel, state, conversations) values (@day, @channel, @state, @conversations)",
                new { day, channel, state, conversations });
        await Database.Write(
            "insert into answer_days (day, channel, answers, p50_ms, p95_ms, max_ms) values (@day, 'telegram', 10, 2500, 4000, 9000)",
            new { day });
        await Database.Write(
            """
            insert into call_days (day, level, calls, taken, p50_s, p95_s, late, very_late, unanswered)
            values (@day, 'L2', 4, 3, 240, 600, 2, 1, 1)
            """,
            new { day });
        await Database.Write("insert into call_days (day, level, calls, taken) values (@day, 'L1', 6, 6)", new { day });
        await Database.Write(
            """
            insert into model_days (day, provider, model, calls, errors, input_tokens, cached_tokens, output_tokens, cost, unpriced)
            values (@day, @Hostile, @Hostile, 3, 1, 5000, 0, 700, 1250000000, 0)
            """,
            new { day, Hostile });
    }
}
