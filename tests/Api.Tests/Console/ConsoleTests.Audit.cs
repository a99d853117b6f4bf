using System.Net;
using System.Text.Json;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

public abstract partial class ConsoleTests
{
    [Fact]
    public async Task What_people_do_is_in_the_audit_trail()
    {
        await Job("retention");

        using var done = await Console.Post("/console/jobs", "/console/jobs/retention/run");
        using var refused = await Console.Post("/console/jobs", "/console/jobs/other/run");
        var page = await Console.Page("/console/audit");

        Assert.Equal(
            "Оксана run retention done, Оксана run other refused",
            await Database.Value<string>(
                "select string_agg(person || ' ' || action || ' ' || subject || ' ' || outcome, ', ' order by id) from audit_log"
                + " where action = 'run'"));
        Assert.Contains("<strong>run of a job</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tag audit-refused\">refused</span>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>sign-in</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_programs_do_is_in_the_audit_trail_and_what_they_look_at_is_not()
    {
        await Job("retention");
        using var client = Host.Client(admin: true);

        using var looked = await client.GetAsync("/api/v1/jobs", TestContext.Current.CancellationToken);
        using var ran = await client.PostAsync("/api/v1/jobs/retention/run", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, ran.StatusCode);
        Assert.Equal("run retention done", await Database.Value<string>(
            "select string_agg(action || ' ' || subject || ' ' || outcome, ', ') from audit_log where person = 'operator'"));
    }

    [Fact]
    public async Task Nothing_is_done_that_the_audit_trail_cannot_hold()
    {
        await Job("retention");
        await Database.Write("alter table audit_log rename to audit_log_away", new { });

        using var answer = await Console.Post("/console/jobs", "/console/jobs/retention/run");

        Assert.True(answer.StatusCode >= HttpStatusCode.InternalServerError, answer.StatusCode.ToString());
        Assert.Equal(0, await Database.Value<long>("select count(*) from job_lock where run_requested = true"));
    }

    [Fact]
    public async Task The_audit_trail_is_paged_and_filtered()
    {
        for (var entry = 1; entry <= 25; entry++)
            await Entry("Ірина", "takeover", $"telegram:{entry}");
        await Entry("Олена", "say", "telegram:3");

        var first = await Console.Page("/console/audit?person=Ірина");
        var second = await Console.Page("/console/audit?person=Ірина&page=2");
        var customer = await Console.Page("/console/audit?key=telegram:3");

        Assert.Contains(">telegram:25<", first, StringComparison.Ordinal);
        Assert.DoesNotContain(">telegram:5<", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Олена", first, StringComparison.Ordinal);
        Assert.Contains(">telegram:5<", second, StringComparison.Ordinal);
        Assert.Contains("Олена", customer, StringComparison.Ordinal);
        Assert.Contains("Ірина", customer, StringComparison.Ordinal);
        Assert.DoesNotContain("telegram:4", customer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/console/audit?key=telegram:1")]
    [InlineData("/console/outbox?account=telegram")]
    public async Task A_customer_is_called_by_their_name_with_the_key_beside_it(string address)
    {
        await Database.Session("telegram:1", name: "Olena");
        await Entry("Ірина", "takeover", "telegram:1");
        await Database.Outbox("telegram:1", 1, "a", "failed");

        var page = await Console.Page(address);

        Assert.Contains("<a href=\"/console/conversation?key=telegram%3A1\">Olena</a>", page, StringComparison.Ordinal);
        Assert.Contains(">telegram:1</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_data_are_handed_out_and_it_is_known_to_whom()
    {
        await Database.Session("telegram:1", name: "Olena");
        await Database.Line("telegram:1", 1, author: 0, "Добрий день");

        using var answer = await Console.Post("/console/conversation?key=telegram:1", "/console/export?key=telegram:1");
        using var unknown = await Console.Post("/console/conversation?key=telegram:1", "/console/export?key=telegram:404");

        using var document = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Добрий день", document.RootElement.GetProperty("messages")[0].GetProperty("text").GetString());
        Assert.Equal("telegram-1.json", answer.Content.Headers.ContentDisposition?.FileName);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
        var trail = await Console.Page("/console/audit?key=telegram:1");
        Assert.Contains("export of the customer’s data", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_is_erased_when_it_is_meant_and_the_trail_does_not_name_them()
    {
        await Database.Session("telegram:1", name: "Olena");

        var page = await Console.Page("/console/erase?key=telegram:1");
        using var unmeant = await Console.Post("/console/erase?key=telegram:1", "/console/erase?key=telegram:1");
        using var meant = await Console.Post("/console/erase?key=telegram:1", "/console/erase?key=telegram:1", ("confirmed", "yes"));
        using var unknown = await Console.Get("/console/erase?key=telegram:404");

        Assert.Contains("telegram:1", page, StringComparison.Ordinal);
        Assert.Contains("Olena", page, StringComparison.Ordinal);
        Assert.Contains("confirmed", await unmeant.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal("/console/conversations?done=erased", meant.Headers.Location?.OriginalString);
        await unknown.AssertProblem(HttpStatusCode.NotFound);
        Assert.Equal("refused telegram, done telegram", await Database.Value<string>(
            "select string_agg(outcome || ' ' || subject, ', ' order by id) from audit_log where action = 'erase' and session_key is null"));
    }

    private Task Job(string name) => Database.Write(
        "insert into job_lock (name, owner, lease_until, fence, last_run, next_run) values (@name, 'process-1', @at, 3, @at, @at)",
        new { name, at = Seed.Noon });

    private Task Entry(string person, string action, string key, double seconds = 0) => Database.Write(
        "insert into audit_log (at, person, action, session_key) values (@at, @person, @action, @key)",
        new { at = Seed.Noon.AddSeconds(seconds), person, action, key });
}
