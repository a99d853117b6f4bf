using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Management;

/// <summary>The read side of the management API; the same for every database.</summary>
public abstract partial class ManagementTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private EdgeHost? host;
    private HttpClient? client;

    private protected ITestDatabase Database => host!.Database;

    private protected abstract Task<ITestDatabase> CreateDatabase();

    public async ValueTask InitializeAsync()
    {
        host = await EdgeHost.Start(await CreateDatabase(), environment: "Production");
        client = host.Client(admin: true);
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Sessions_come_newest_activity_first_page_by_page()
    {
        for (var minute = 0; minute < 5; minute++)
            await Database.Session($"telegram:{minute}", minute);

        var page = await Get("/api/v1/sessions?page=2&pageSize=2");

        Assert.Equal("telegram:2 telegram:1", Keys(page));
        Assert.Equal(
            (5, 2, 2),
            (page.GetProperty("total").GetInt32(), page.GetProperty("page").GetInt32(), page.GetProperty("pageSize").GetInt32()));
        Assert.Empty(Keys(await Get("/api/v1/sessions?page=2147483647&pageSize=100")));
    }

    [Fact]
    public async Task Sessions_are_filtered_by_channel_state_and_mode()
    {
        await Database.Session("telegram:1", mode: "manager", state: "STATE_4_OFFER");
        await Database.Session("telegram:2", mode: "bot", state: "STATE_4_OFFER");
        await Database.Session("web:3", mode: "manager", state: "STATE_1_DISCOVERY");

        Assert.Equal("telegram:1 telegram:2", Keys(await Get("/api/v1/sessions?channel=telegram")));
        Assert.Equal("telegram:1 telegram:2", Keys(await Get("/api/v1/sessions?state=STATE_4_OFFER&mode=")));
        Assert.Equal("telegram:1", Keys(await Get("/api/v1/sessions?channel=telegram&mode=manager")));
    }

    [Fact]
    public async Task An_unknown_channel_is_a_bad_request_that_names_the_known_ones()
    {
        await Database.Session("telegram:1");

        using var response = await client!.GetAsync("/api/v1/sessions?channel=telegam", TestContext.Current.CancellationToken);

        Assert.Equal("channel: must be one of telegram, web.", await response.AssertProblem(HttpStatusCode.BadRequest));
        Assert.Equal("telegram:1", Keys(await Get("/api/v1/sessions?channel=")));
    }

    [Fact]
    public async Task Model_calls_are_summed_up_in_a_period()
    {
        await Database.ModelCall("gpt", "answer", 1000, 200, cost: 3_700_000, "answered");
        await Database.ModelCall("gpt", "answer", 0, 0, cost: null, "http_500");
        await Database.ModelCall("own", "intent", 10, 5, cost: null, "answered");

        var read = await Get("/api/v1/stats/models?from=2026-03-01&to=2026-03-01");

        Assert.Equal(2, read.GetProperty("total").GetInt32());
        var row = read.GetProperty("items")[0];
        Assert.Equal(
            ("2026-03-01", "gpt", 2, 1, 1000, 0.0037m),
            (
                row.GetProperty("day").GetString(), row.GetProperty("model").GetString(), row.GetProperty("calls").GetInt32(),
                row.GetProperty("errors").GetInt32(),
                row.GetProperty("inputTokens").GetInt32(), row.GetProperty("cost").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, read.GetProperty("items")[1].GetProperty("cost").ValueKind);
        Assert.Equal(1, read.GetProperty("totals").GetProperty("callsOfUnknownCost").GetInt32());
        Assert.Equal(0, (await Get("/api/v1/stats/models?from=2025-01-01&to=2025-01-02")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("from=2026-03-02&to=2026-03-01")]
    [InlineData("from=0001-01-01&to=2026-03-01")]
    [InlineData("to=9999-12-31")]
    [InlineData("from=soon")]
    [InlineData("page=0")]
    public async Task A_period_that_is_none_is_refused(string query)
    {
        using var response = await client!.GetAsync($"/api/v1/stats/models?{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("олЕНА", "telegram:1")]
    [InlineData("telegram:2", "telegram:2")]
    [InlineData("100%25_off", "telegram:3")]
    [InlineData("%25", "telegram:3")]
    [InlineData("_", "telegram:3")]
    [InlineData("OLENA_K", "telegram:1")]
    [InlineData("nobody", null)]
    [InlineData("!", null)]
    public async Task Search_finds_words_in_any_case_and_takes_them_literally(string words, string? found)
    {
        await Database.Session(
            "telegram:1", name: "Олена Коваль", username: found == "telegram:1" && words == "OLENA_K" ? "olena_k" : "olena");
        await Database.Session("telegram:2", name: null);
        await Database.Session("telegram:3", name: "100%_OFF");

        Assert.Equal(found ?? "", Keys(await Get($"/api/v1/sessions?q={words}")));
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=x", "page")]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=101", "pageSize")]
    [InlineData("pageSize=99999999999", "pageSize")]
    [InlineData("mode=robot", "mode")]
    [InlineData("state=NOPE", "state")]
    [InlineData("q=%00", "q")]
    public async Task A_wrong_parameter_is_named(string query, string parameter)
    {
        var response = await client!.GetAsync($"/api/v1/sessions?{query}", TestContext.Current.CancellationToken);

        Assert.Contains(parameter, await response.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_shown_with_its_customer_its_order_and_its_transcript()
    {
        const string Key = "telegram:5";
        await Database.Session(
            Key, minute: 3, name: "Олена", username: "olena", pending: 2, order: new { lines = new[] { new { size = "134-140" } } });
        await Database.Line(Key, 1, author: 0, "Добрий день", images: """["telegram-file:AgAC"]""");
        await Database.Line(Key, 2, author: 1, "Вітаю");
        await Database.Line(Key, 3, author: 2, "Менеджер тут");

        var session = await Get($"/api/v1/sessions/{Key}");

        Assert.Equal(
            """
            {"key":"telegram:5","channel":"telegram","customer":{"name":"Олена","username":"olena","language":"uk"},"state":"STATE_1_DISCOVERY","phase":"DISCOVERY","mode":"bot","manager":null,"managerSince":null,"language":"ru","pending":2,"wakeAt":"2026-03-01T13:00:00Z","lastIntent":"GREETING","order":{"lines":[{"size":"134-140"}]},"version":7,"updatedAt":"2026-03-01T12:03:00Z"
            """.Trim(),
            Unescaped(session).Split(",\"messages\"")[0].Replace("\": ", "\":", StringComparison.Ordinal));
        var messages = session.GetProperty("messages").EnumerateArray().ToArray();
        Assert.Equal(["customer", "bot", "manager"], messages.Select(line => line.GetProperty("author").GetString()));
        Assert.Equal("2026-03-01T12:00:01Z", messages[0].GetProperty("at").GetString());
        Assert.Equal("telegram-file:AgAC", messages[0].GetProperty("images")[0].GetString());
        Assert.All(messages, line => Assert.Equal(JsonValueKind.Null, line.GetProperty("delivery").ValueKind));
    }

    [Theory]
    [InlineData("sent", "sent")]
    [InlineData("pending", "sent", "pending")]
    [InlineData("pending", "sending")]
    [InlineData("uncertain", "uncertain", "pending")]
    [InlineData("undeliverable", "sent", "undeliverable", "uncertain")]
    [InlineData("failed", "undeliverable", "failed", "sent")]
    public async Task A_line_is_as_well_delivered_as_its_worst_part(string delivery, params string[] parts)
    {
        await Database.Session("telegram:6");
        await Database.Line("telegram:6", 1, author: 1, "answer");
        foreach (var status in parts)
            await Database.Outbox("telegram:6", 1, "part", status);
        await Database.Outbox("telegram:66", 1, "another customer's", "failed");

        var session = await Get("/api/v1/sessions/telegram:6");

        Assert.Equal(delivery, Assert.Single(session.GetProperty("messages").EnumerateArray()).GetProperty("delivery").GetString());
    }

    [Fact]
    public async Task An_unknown_session_is_not_found()
    {
        var response = await client!.GetAsync("/api/v1/sessions/telegram:404", TestContext.Current.CancellationToken);

        await response.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_order_is_listed_with_its_lines_and_a_manager_confirms_that_it_is_paid()
    {
        await Database.Write(
            """
            insert into orders
                (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at, updated_at)
            values ('M-1', 'telegram:1', 'UAH', 1850, 200, 'partial_prepay', 'Петренко Олена', '+380501112233', 'Львів',
                'відділення 3', @at, @at)
            """,
            new { at = Seed.Noon });
        await Database.Write(
            """
            insert into order_lines (order_id, position, product_id, name, size, color, quantity, price)
            select id, 1, '3443041', 'Сукня Анна', '134-140', 'червоний', 1, 1850 from orders
            """,
            new { });

        var order = Assert.Single((await Get("/api/v1/orders?status=pending_payment&q=олена")).GetProperty("items").EnumerateArray());
        var address = $"/api/v1/orders/{order.GetProperty("id").GetInt64()}";
        var paid = await (await Patch(address, """{"status":"paid"}""")).Json();
        var wrong = await Patch(address, """{"status":"lost"}""");
        var unknown = await Patch("/api/v1/orders/987654", """{"status":"paid"}""");

        Assert.Equal("Сукня Анна", order.GetProperty("lines")[0].GetProperty("name").GetString());
        Assert.Equal(1850m, order.GetProperty("total").GetDecimal());
        Assert.Equal("paid", paid.GetProperty("status").GetString());
        Assert.Equal("paid", (await Get(address)).GetProperty("status").GetString());
        Assert.Contains("status", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_order_that_has_another_status_by_then_keeps_it()
    {
        await Database.Write(
            """
            insert into orders
                (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at, updated_at)
            values ('M-1', 'telegram:1', 'UAH', 1850, 200, 'partial_prepay', 'Петренко Олена', '+380501112233', 'Львів',
                'відділення 3', @at, @at)
            """,
            new { at = Seed.Noon });
        var address = $"/api/v1/orders/{await Database.Value<long>("select id from orders")}";

        var first = await (await Patch(address, """{"status":"paid","from":"pending_payment"}""")).Json();
        var again = await (await Patch(address, """{"status":"paid","from":"paid"}""")).Json();
        var late = await Patch(address, """{"status":"cancelled","from":"pending_payment"}""");
        var wrong = await Patch(address, """{"status":"paid","from":"lost"}""");

        Assert.Equal("paid", first.GetProperty("status").GetString());
        Assert.Equal("paid", again.GetProperty("status").GetString());
        Assert.Contains("changed meanwhile", await late.AssertProblem(HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("from", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal("paid", (await Get(address)).GetProperty("status").GetString());
        Assert.Equal(
            1, await Database.Value<long>("select count(*) from audit_log where subject = 'M-1 cancelled' and outcome = 'refused'"));
    }

    [Fact]
    public async Task Open_escalations_come_first()
    {
        foreach (var (reason, level, status) in new[]
                 {
                     ("A", "L1", "open"), ("B", "L2", "closed"), ("C", "L1", "open"), ("D", "L2", "open"), ("E", "L1", "taken"),
                     ("F", "L1", "closed"),
                 })
        {
            await Database.Write(
                "insert into escalations (session_key, reason, level, state, status, at)"
                + " values ('telegram:1', @reason, @level, 'STATE_8', @status, @at)",
                new { reason, level, status, at = Seed.Noon });
        }

        Assert.Equal("D A C E F B", Reasons(await Get("/api/v1/escalations")));
        Assert.Equal("D A C", Reasons(await Get("/api/v1/escalations?status=open")));
        Assert.Equal("F B", Reasons(await Get("/api/v1/escalations?status=closed")));
        var second = await Get("/api/v1/escalations?page=2&pageSize=2");
        Assert.Equal(("C E", 6), (Reasons(second), second.GetProperty("total").GetInt32()));
        Assert.Equal("F B", Reasons(await Get("/api/v1/escalations?page=3&pageSize=2")));
    }

    [Fact]
    public async Task Jobs_show_their_owner_and_their_runs()
    {
        await Database.Write(
            "insert into job_lock (name, owner, lease_until, fence, last_run) values ('sweeper', 'process-1', @at, 12, @at)",
            new { at = Seed.Noon });

        var job = Assert.Single((await Get("/api/v1/jobs")).GetProperty("items").EnumerateArray());

        Assert.Equal(
            """{"name":"sweeper","owner":"process-1","leaseUntil":"2026-03-01T12:00:00Z","fence":12,"lastRun":"2026-03-01T12:00:00Z","nextRun":null,"failures":0}""",
            job.GetRawText());
    }

    [Fact]
    public async Task A_job_that_runs_at_times_is_run_and_one_that_works_all_the_time_is_not()
    {
        await Database.Write(
            "insert into job_lock (name, owner, lease_until, fence, next_run)"
            + " values ('cleanup', 'process-1', @at, 12, @at), ('delivery:web', 'process-1', @at, 3, null)",
            new { at = Seed.Noon });

        var accepted = await client!.PostAsync("/api/v1/jobs/cleanup/run", null, TestContext.Current.CancellationToken);
        var refused = await client.PostAsync("/api/v1/jobs/delivery%3Aweb/run", null, TestContext.Current.CancellationToken);
        var unknown = await client.PostAsync("/api/v1/jobs/nothing/run", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("cleanup", (await accepted.Json()).GetProperty("name").GetString());
        Assert.Equal(1, await Database.Value<long>("select count(*) from job_lock where run_requested"));
        await refused.AssertProblem(HttpStatusCode.Conflict);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_held_about_a_customer_is_one_document_and_of_a_stranger_there_is_none()
    {
        await Database.Session("telegram:1", name: "Олена");
        await Database.Line("telegram:1", 1, 0, "привіт");
        await Database.Line("telegram:2", 1, 0, "чуже");

        var document = await Get("/api/v1/customers/telegram:1");
        var stranger = await client!.GetAsync("/api/v1/customers/telegram:3", TestContext.Current.CancellationToken);

        Assert.Equal("telegram:1", document.GetProperty("key").GetString());
        Assert.Equal(
            "Олена", document.GetProperty("session")[0].GetProperty("state").GetProperty("customer").GetProperty("name").GetString());
        Assert.Equal("привіт", Assert.Single(document.GetProperty("messages").EnumerateArray()).GetProperty("text").GetString());
        await stranger.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task While_the_database_is_away_it_answers_503()
    {
        Database.IsDown = true;

        var response = await client!.GetAsync("/api/v1/sessions", TestContext.Current.CancellationToken);

        Database.IsDown = false;
        await response.AssertProblem(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_photo_of_a_conversation_opens_by_its_reference_and_nothing_on_the_web_does()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        await Database.Write(
            "insert into attachments (id, session_key, content_type, content, at) values ('p1', 'web:1', 'image/png', @png, @at)",
            new { png, at = DateTimeOffset.UnixEpoch });

        var photo = await client!.GetAsync("/api/v1/photos?reference=attachment:p1", TestContext.Current.CancellationToken);
        var unknown = await client.GetAsync("/api/v1/photos?reference=attachment:p2", TestContext.Current.CancellationToken);
        var elsewhere = await client.GetAsync("/api/v1/photos?reference=http://127.0.0.1/p.png", TestContext.Current.CancellationToken);

        Assert.Equal("image/png", photo.Content.Headers.ContentType?.MediaType);
        Assert.Equal(png, await photo.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await unknown.AssertProblem(HttpStatusCode.NotFound);
        await elsewhere.AssertProblem(HttpStatusCode.NotFound);
    }

    private static string Keys(JsonElement page) =>
        string.Join(' ', page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()));

    private static string Reasons(JsonElement page) =>
        string.Join(' ', page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("reason").GetString()));

    private static string Unescaped(JsonElement json) => JsonSerializer.Serialize(json, Readable);

    private Task<HttpResponseMessage> Patch(string address, string json) =>
        client!.PatchAsync(
            address, new StringContent(json, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    private async Task<JsonElement> Get(string path)
    {
        var response = await client!.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await response.Json();
    }
}
