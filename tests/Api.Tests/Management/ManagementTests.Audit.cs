using System.Net;
using System.Text;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Management;

public abstract partial class ManagementTests
{
    [Fact]
    public async Task What_became_of_an_order_whose_change_failed_is_unknown_in_the_audit_trail()
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
            Database.Provider == StorageProvider.Postgres
                ? "alter table orders add constraint unpaid check (status <> 'paid')"
                : "create trigger unpaid before update on orders when new.status = 'paid' begin select raise(abort, 'unpaid'); end",
            new { });

        using var failed = await Patch($"/api/v1/orders/{await Database.Value<long>("select id from orders")}", """{"status":"paid"}""");

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal("asked", await Database.Value<string>("select outcome from audit_log where subject = 'M-1 paid'"));
    }

    [Fact]
    public async Task What_became_of_a_request_that_failed_is_unknown_in_the_audit_trail()
    {
        await Database.Session("telegram:1");
        Task<HttpResponseMessage> Hold(string body) => client!.PutAsync(
            "/api/v1/customers/telegram:1/hold", new StringContent(body, Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken);

        using var refused = await Hold("""{"reason":""}""");
        using var failed = await Hold("""{"reason":"case 7"}"""); // No session here can be held.

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.InternalServerError), (refused.StatusCode, failed.StatusCode));
        Assert.Equal(
            "asked refused", await Database.Value<string>(
                """
                select min(outcome) || ' ' || max(outcome) from audit_log where action = 'hold'
                """));
    }
}
