using System.Net;
using System.Text.RegularExpressions;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console;

/// <summary>The console's pages; the same for every database.</summary>
public abstract partial class ConsoleTests : ConsolePageTests
{
    private const string Hostile = "<script>alert('x')</script>";

    [Fact]
    public async Task Conversations_are_listed_filtered_and_paged()
    {
        for (var minute = 10; minute < 35; minute++)
            await Database.Session($"telegram:{minute}", minute, name: $"Olena {minute}");
        await Database.Session("web:1", 50, mode: "manager", state: "STATE_4_OFFER", name: "Iryna", pending: 3);

        var first = await Console.Page("/console/conversations");
        var second = await Console.Page("/console/conversations?page=2");
        var filtered = await Console.Page("/console/conversations?channel=web&mode=manager&state=STATE_4_OFFER&q=iryna");

        Assert.Contains("Iryna", first, StringComparison.Ordinal);
        Assert.Contains("/console/conversations?page=2", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Olena 10<", first, StringComparison.Ordinal);
        Assert.Contains("Olena 10<", second, StringComparison.Ordinal);
        Assert.Contains("Iryna", filtered, StringComparison.Ordinal);
        Assert.Contains("awaiting an answer: 3", filtered, StringComparison.Ordinal);
        Assert.DoesNotContain("Olena", filtered, StringComparison.Ordinal);
        using var wrong = await Console.Get("/console/conversations?mode=cat");
        Assert.Contains("mode", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_is_shown_with_authors_deliveries_order_and_escalations()
    {
        const string Key = "telegram:5";
        await Database.Session(Key, name: "Олена", mode: "manager", order: Draft(SmallCatalog.Dress, pieces: 2));
        await Database.Line(Key, 1, author: 0, "Добрий день", images: """["https://shop.example/a.jpg","telegram-file:AgAC"]""");
        await Database.Line(Key, 2, author: 1, "Вітаю");
        await Database.Line(Key, 3, author: 2, "Менеджер тут");
        await Database.Write(
            "insert into manager_lines (session_key, sequence, manager, at) values (@Key, 3, 'Оксана П.', @at)", new { Key, at = Seed.Noon });
        await Database.Outbox(Key, 2, "Вітаю", "failed");
        await Escalation(Key, "COMPLAINT", "open");

        var page = await Console.Page($"/console/conversation?key={Key}");

        foreach (var text in new[]
                 {
                     "Добрий день", "Вітаю", "Менеджер тут", "Оксана П.", "failed", "Complaint",
                     "Anna dress, pink rose, 122-128, 2 pcs at 1850 UAH", "Payment: partial prepayment", "Зразкова Олена, Львів",
                     "The bot is silent, waiting for a manager", "href=\"#answer\"", "src=\"https://shop.example/a.jpg\"",
                     "src=\"/console/photos?reference=telegram-file%3AAgAC\"", "value=\"handback\"", "/console/events?key=telegram%3A5",
                 })
            Assert.Contains(text, page, StringComparison.Ordinal);
        using var unknown = await Console.Get("/console/conversation?key=telegram:404");
        await unknown.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_long_transcript_is_paged()
    {
        await Database.Session("telegram:5");
        for (var sequence = 1; sequence <= 101; sequence++)
            await Database.Line("telegram:5", sequence, author: 0, $"line {sequence}.");

        var newest = await Console.Page("/console/conversation?key=telegram:5");
        var earlier = await Console.Page("/console/conversation?key=telegram:5&before=2");

        Assert.DoesNotContain("line 1.", newest, StringComparison.Ordinal);
        Assert.Contains("line 101.", newest, StringComparison.Ordinal);
        Assert.Contains("before=2\"", newest, StringComparison.Ordinal);
        Assert.Contains("line 1.", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("line 2.", earlier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_customers_write_is_text_everywhere()
    {
        const string Key = "telegram:5";
        await Database.Session(Key, name: Hostile, mode: "manager", order: Draft(Hostile));
        await Database.Line(Key, 1, author: 0, Hostile, images: """["javascript:alert(1)","https://x.example/\"onerror=alert(1)"]""");
        await Database.Outbox(Key, 2, Hostile, "failed");
        await Database.Write("update deliveries set last_error = @Hostile", new { Hostile });
        await Escalation(Key, Hostile, "open");
        await Order(Key, Hostile);

        string[] paths =
        [
            "/console", "/console/conversations", $"/console/conversation?key={Key}", "/console/escalations", "/console/orders", "/console/outbox",
            $"/console/conversations?q={Uri.EscapeDataString("\"><script>alert('x')</script>")}",
        ];
        foreach (var path in paths)
        {
            var markup = await Console.Markup(path);
            Assert.DoesNotContain("<script>", markup, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("\"javascript:", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("\"onerror", markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Now_shows_open_escalations_first_and_conversations_of_managers()
    {
        await Database.Session("telegram:1", name: "Olena", mode: "manager");
        await Database.Session("telegram:2", name: "Iryna");
        await Escalation("telegram:1", "LINK", "taken");
        await Escalation("telegram:1", "COMPLAINT", "open");
        await Escalation("telegram:1", "WHOLESALE", "closed");
        await Database.Outbox("telegram:1", 1, "a", "pending");

        var page = await Console.Page("/console");

        Assert.True(
            page.IndexOf("Complaint", StringComparison.Ordinal) is > 0 and var open
            && page.IndexOf("Sent a link", StringComparison.Ordinal) > open);
        Assert.DoesNotContain("Wholesale", page, StringComparison.Ordinal);
        Assert.Contains("Olena", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Iryna", page, StringComparison.Ordinal);
        Assert.Contains("<dt>In the outbox</dt><dd>1</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Open escalations</dt><dd>1</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_to_do_now_stands_beside_answer_time_and_cost_of_the_day()
    {
        Assert.Contains("<dt><a href=\"/console/costs\">Language models today</a></dt> <dd>—</dd>", Flat(await Console.Page("/console")), StringComparison.Ordinal);
        foreach (var (day, wait, cost) in new[] { ("2026-03-01", 9_000, 5_000_000_000), ("2026-03-02", 4_200, 1_250_000_000) })
        {
            await Database.Write("insert into counted_days (day, counted_at) values (@day, @at)", new { day, at = Seed.Noon });
            await Database.Write("insert into answer_days values (@day, 'telegram', 3, 1, @wait, @wait)", new { day, wait });
            await Database.Write("insert into model_days values (@day, 'p', 'm', 1, 0, 1, 0, 1, @cost, 0)", new { day, cost });
        }

        var page = Flat(await Console.Page("/console"));

        Assert.Contains("<dt><a href=\"/console/answers\">95% answered within</a></dt> <dd>4.2 s</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt><a href=\"/console/costs\">Language models today</a></dt> <dd>$1.25</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escalations_are_listed_by_status()
    {
        await Escalation("telegram:1", "COMPLAINT", "open");
        await Escalation("telegram:1", "WHOLESALE", "closed");

        var closed = await Console.Page("/console/escalations?status=closed");

        Assert.Contains("Wholesale", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("Complaint", closed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_gets_another_status()
    {
        await Order("telegram:1", "Петренко Олена");
        var id = await Database.Value<long>("select id from orders");

        using var answer = await Console.Post("/console/orders", $"/console/orders/{id}", ("status", "paid"), ("q", "Петренко"));
        using var wrong = await Console.Post("/console/orders", $"/console/orders/{id}", ("status", "lost"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("paid", await Database.Value<string>("select status from orders"));
        await wrong.AssertProblem(HttpStatusCode.BadRequest);
        var page = await Console.Page(answer.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Contains("Петренко Олена", page, StringComparison.Ordinal);
        Assert.Contains("The order’s status is changed.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_steps_of_an_order_are_offered_and_taken_and_the_last_one_is_shown()
    {
        await Order("telegram:1", "Петренко Олена");
        var id = await Database.Value<long>("select id from orders");
        Task<HttpResponseMessage> Set(string status) => Console.Post("/console/orders", $"/console/orders/{id}", ("status", status));

        Assert.DoesNotContain("<option value=\"pending_payment\">", Steps(await Console.Page("/console/orders")), StringComparison.Ordinal);
        using var same = await Set("pending_payment");
        using var paid = await Set("paid");
        using var again = await Set("paid");
        using var back = await Set("pending_payment");
        using var rejected = await Set("reject");

        foreach (var (answer, notice) in new[]
                 {
                     (same, "sameOrder"), (paid, "order"), (again, "sameOrder"), (back, "movedOrder"), (rejected, "movedOrder"),
                 })
            Assert.Equal($"/console/orders?done={notice}#o{id}", answer.Headers.Location?.OriginalString);
        Assert.Equal("paid", await Database.Value<string>("select status from orders"));
        Assert.Equal(1, await Database.Value<long>("select count(*) from audit_log where action = 'order-status'"));
        var page = await Console.Page("/console/orders");
        Assert.Matches("paid: \\S.* · <time", page);
        Assert.Contains("<option value=\"shipped\">", Steps(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<option value=\"paid\">", Steps(page), StringComparison.Ordinal);
        Assert.Contains("1850 UAH", page, StringComparison.Ordinal);
        Assert.Contains("1850 грн", await Console.Page("/console/orders?lang=uk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saw_another_status_of_an_order_changes_nothing()
    {
        await Order("telegram:1", "Петренко Олена");
        var id = await Database.Value<long>("select id from orders");
        Assert.Contains("name=\"from\" value=\"pending_payment\"", await Console.Page("/console/orders"), StringComparison.Ordinal);
        await Database.Write("update orders set status = @status", new { status = "paid" });

        using var late = await Console.Post(
            "/console/orders", $"/console/orders/{id}", ("status", "cancelled"), ("from", "pending_payment"));
        Assert.Equal($"/console/orders?done=changedOrder#o{id}", late.Headers.Location?.OriginalString);
        Assert.Equal("paid", await Database.Value<string>("select status from orders"));
        var page = await Console.Page("/console/orders?done=changedOrder");
        Assert.Contains("something else was decided about the order", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-accepted", page, StringComparison.Ordinal);

        using var knowing = await Console.Post("/console/orders", $"/console/orders/{id}", ("status", "cancelled"), ("from", "paid"));
        Assert.Equal($"/console/orders?done=order#o{id}", knowing.Headers.Location?.OriginalString);
        Assert.Contains("data-accepted", await Console.Page("/console/orders?done=order"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_that_was_rejected_says_by_whom_and_is_not_rejected_again()
    {
        await Order("telegram:1", "Петренко Олена");
        const string Proof = """[{"order":"M-1","at":"2026-03-01T12:00:00+00:00","images":[],"text":"a receipt"}]""";
        var proofs = Database.Provider == StorageProvider.Postgres ? "cast(@Proof as jsonb)" : "@Proof";
        await Database.Write($"update orders set proofs = {proofs}", new { Proof });
        Assert.Contains("<option value=\"reject\">", await Console.Page("/console/orders"), StringComparison.Ordinal);

        await Database.Write(
            """
            insert into audit_log (at, person, action, session_key, subject)
            values (@at, 'Оксана П.', 'reject-payment', 'telegram:1', 'M-1 pending_payment')
            """,
            new { at = Seed.Noon.AddMinutes(1) });
        var page = Flat(await Console.Page("/console/orders"));

        Assert.Contains("<span class=\"tag\">proof rejected</span> <span>Оксана П. · <time", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<option value=\"reject\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_sent_again()
    {
        var id = await Database.Outbox("telegram:1", 1, "a", "failed");

        using var answer = await Console.Post("/console/outbox", $"/console/outbox/{id}/retry");
        using var again = await Console.Post("/console/outbox", $"/console/outbox/{id}/retry");
        using var unknown = await Console.Post("/console/outbox", "/console/outbox/987654/retry");

        Assert.Equal("/console/outbox?done=retry", answer.Headers.Location?.OriginalString);
        Assert.Equal("/console/outbox?done=notRetried", again.Headers.Location?.OriginalString);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
        Assert.Equal("pending", await Database.Value<string>("select status from outbox"));
        Assert.Contains("waits for its turn", await Console.Page("/console/outbox?status=pending"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_is_said_once_and_to_nobody_who_only_follows_the_link()
    {
        const string Said = "The message will be sent again.";
        var id = await Database.Outbox("telegram:1", 1, "a", "failed");

        using var answer = await Console.Post("/console/outbox", $"/console/outbox/{id}/retry");
        var address = answer.Headers.Location!.OriginalString;
        var (first, second) = (await Console.Page(address), await Console.Page(address));

        Assert.Contains(Said, first, StringComparison.Ordinal);
        Assert.DoesNotContain(Said, second, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Everything about the customer is erased.", await Console.Page("/console/conversations?done=erased"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_beyond_the_last_says_how_many_there_are()
    {
        await Database.Session("telegram:1", name: "Olena");

        var page = await Console.Page("/console/conversations?page=500");

        Assert.Contains("There is no page 500, only 1", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/console/conversations?page=1\" rel=\"prev\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/console/outbox", "Everything is sent")]
    [InlineData("/console/outbox?status=failed", "Nothing matches the filter.")]
    [InlineData("/console/funnel?channel=web", "Nothing matches the filter.")]
    [InlineData("/console/conversations", "they appear when customers write")]
    [InlineData("/console/conversations?q=olena", "Nothing matches the filter.")]
    [InlineData("/console/escalations", "Nobody has been called yet")]
    [InlineData("/console/escalations?status=open", "Nothing matches the filter.")]
    [InlineData("/console/orders", "when a customer confirms it")]
    [InlineData("/console/orders?q=olena", "Nothing matches the filter.")]
    [InlineData("/console/comments", "run ./mirt instagram subscribe once")]
    [InlineData("/console/comments?type=toxic", "Nothing matches the filter.")]
    [InlineData("/console/comments/insights", "reads them from Instagram every six hours")]
    [InlineData("/console/posts", "with the first comment on it")]
    [InlineData("/console/jobs", "a process writes them down when it starts")]
    [InlineData("/console/costs", "No language model was called in this time")]
    [InlineData("/console/audit?person=nobody", "Nothing matches the filter.")]
    public async Task A_page_without_anything_says_what_would_fill_it(string path, string words) =>
        Assert.Contains(words, await Console.Page(path), StringComparison.Ordinal);

    [Fact]
    public async Task The_levels_of_calls_are_explained_above_them()
    {
        await Database.Session("telegram:1");
        await Escalation("telegram:1", "COMPLAINT", "open");

        var page = await Console.Page("/console/escalations");

        Assert.Contains("L2: before L1, something went wrong for the customer.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_of_an_account_is_sent_again_at_once()
    {
        await Database.Outbox("telegram:1", 1, "a", "failed");
        await Database.Outbox("telegram:1", 2, "b", "failed");
        const string Failed = "/console/outbox?status=failed&account=telegram";
        Assert.DoesNotContain("/console/outbox/retry", await Console.Page("/console/outbox?status=failed"), StringComparison.Ordinal);

        using var answer = await Console.Post(Failed, "/console/outbox/retry", ("account", "telegram"), ("status", "failed"));
        using var wrong = await Console.Post("/console/outbox", "/console/outbox/retry", ("account", "telegram"), ("status", "sent"));

        Assert.Equal("/console/outbox?account=telegram&done=retryAll", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(2, await Database.Value<int>("select count(*) from outbox where status = 'pending'"));
    }

    [Fact]
    public async Task A_job_runs_when_it_is_asked_for()
    {
        await Database.Write(
            """
            insert into job_lock (name, owner, lease_until, fence, last_run, next_run)
            values ('retention', 'process-1', @at, 3, @at, @at), ('sender', 'process-1', @at, 3, null, null)
            """,
            new { at = Seed.Noon });

        var page = await Console.Page("/console/jobs");
        using var answer = await Console.Post("/console/jobs", "/console/jobs/retention/run");
        using var steady = await Console.Post("/console/jobs", "/console/jobs/sender/run");

        Assert.Contains("process-1", page, StringComparison.Ordinal);
        Assert.Contains("/console/jobs/retention/run", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/jobs/sender/run", page, StringComparison.Ordinal);
        Assert.Equal("/console/jobs/retention?done=run", answer.Headers.Location?.OriginalString);
        await steady.AssertProblem(HttpStatusCode.NotFound);
        Assert.Equal(1, await Database.Value<long>("select count(*) from job_lock where run_requested = true"));
    }

    /// <summary>The form of the order, without the filter above it.</summary>
    private static string Steps(string page) => page[page.IndexOf("<article", StringComparison.Ordinal)..];

    private static object Draft(string product, int pieces = 1) => new
    {
        lines = new[] { new { productId = product, size = "122-128", color = "pink", price = new { amount = 1850, currency = "UAH" }, quantity = pieces } },
        payment = "partial_prepay",
        recipient = new { fullName = "Зразкова Олена", city = "Львів" },
    };

    private static string Flat(string markup) => Regex.Replace(markup, "\\s+", " ");

    private Task Escalation(string key, string reason, string status) => Database.Write(
        "insert into escalations (session_key, reason, level, state, status, at) values (@key, @reason, 'L2', 'STATE_8', @status, @at)",
        new { key, reason, status, at = Seed.Noon });

    private Task Order(string key, string name) => Database.Write(
        """
        insert into orders
            (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at, updated_at)
        values ('M-1', @key, 'UAH', 1850, 200, 'partial_prepay', @name, '+380501112233', 'Львів', 'відділення 3', @at, @at)
        """,
        new { key, name, at = Seed.Noon });
}
