using System.Net;
using System.Net.Http.Headers;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Customers;

/// <summary>Export and erasure through the management API of real processes.</summary>
public sealed class ErasureTests
{
    [PostgresFact]
    public async Task Who_is_erased_while_an_answer_is_made_gets_none_and_begins_anew_when_they_write_again()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2 });
        var customer = shop.NewCustomer();
        await customer.SaysAsync("first");
        await customer.UntilAnswered();
        foreach (var number in new[] { 0, 1 })
            await File.WriteAllTextAsync(shop.HoldFile(number), "", TestContext.Current.CancellationToken);
        await customer.SaysAsync("second");
        await Eventually.Until(() => shop.Ledger.HasTurnAsync(customer.Key), Patience.Short);
        Assert.Contains("second", await Admin(shop, 0, HttpMethod.Get, customer, HttpStatusCode.OK), StringComparison.Ordinal);

        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(number => Admin(shop, number % 2, HttpMethod.Delete, customer, HttpStatusCode.NoContent)));
        foreach (var number in new[] { 0, 1 })
            File.Delete(shop.HoldFile(number));
        await Admin(shop, 0, HttpMethod.Get, customer, HttpStatusCode.NotFound);
        await customer.SaysAsync("third");
        await customer.UntilAnswered(2);

        Assert.Equal([["first"], ["third"]], customer.Answers);
        Assert.Equal(["third"], await shop.Ledger.TakenAsync(customer.Key));
        Assert.Single(await shop.Ledger.DispatchesAsync(customer.Key));
    }

    [PostgresFact]
    public async Task A_job_runs_when_an_operator_wants_it()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2 });
        const string LastRun = "select coalesce(max(last_run), 'epoch') from job_lock where name = 'dedupe-cleanup'";
        await Eventually.Until(async () => await shop.Ledger.ValueAsync<DateTime>(LastRun) > DateTime.UnixEpoch, Patience.Short);
        var before = await shop.Ledger.ValueAsync<DateTime>(LastRun);

        using var wish = Request(shop, 1, HttpMethod.Post, "/api/v1/jobs/dedupe-cleanup/run");
        using var answer = await shop.Processes[1].Http.SendAsync(wish, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await Eventually.Until(async () => await shop.Ledger.ValueAsync<DateTime>(LastRun) > before, Patience.Short);
    }

    private static async Task<string> Admin(ShopUnderTest shop, int process, HttpMethod method, Customer customer, HttpStatusCode expected)
    {
        using var request = Request(shop, process, method, "/api/v1/customers/" + customer.Key);
        using var answer = await shop.Processes[process].Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Request(ShopUnderTest shop, int process, HttpMethod method, string path) =>
        new(method, new Uri(shop.Processes[process].Address, path))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken) },
        };
}
