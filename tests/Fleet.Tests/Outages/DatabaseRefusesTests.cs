using System.Globalization;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Outages;

/// <summary>The database is there and does not serve: senders come again, readiness and the log say why.</summary>
public sealed class DatabaseRefusesTests
{
    /// <summary>A statement may take 3 s; a busy machine adds its own, and the lock lasts longer.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8);

    [PostgresFact]
    public async Task A_table_that_is_locked_for_long_is_a_503_within_four_seconds()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2 });
        var traffic = new Traffic(shop, customers: 12);
        await Eventually.Until(() => traffic.Customers.All(customer => customer.Said.Count > 3), Patience.Short);
        var before = shop.Telegram.Attempts.Count;

        await shop.Ledger.ExecuteAsync(
            "do $$ begin lock table grain_state in access exclusive mode; perform pg_sleep(10); end $$");
        await traffic.StopAsync();
        await shop.UntilQuiet();

        var during = shop.Telegram.Attempts.Skip(before).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shop.Telegram.Summary}, the slowest in {during.Max(attempt => attempt.Took).TotalSeconds:0.000} s"));
        Assert.Contains(during, attempt => attempt.Status == 503);
        Assert.All(during, attempt => Assert.True(attempt is { Status: 200 } or { Status: 503, HasRetryAfter: true }, $"{attempt}"));
        Assert.All(during, attempt => Assert.True(attempt.Took < Soon, $"{attempt}"));
        foreach (var customer in traffic.Customers)
            Assert.Equal(customer.Said, await shop.Ledger.TakenAsync(customer.Key));
    }

    [PostgresTheory]
    [InlineData("messages", "media")]
    [InlineData("grain_state", "state")]
    public async Task What_is_missing_is_a_503_wherever_the_session_is_and_its_cause_is_in_the_log(string table, string column)
    {
        const string Reason = "the schema is not";
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2 });
        await shop.Ledger.ExecuteAsync($"alter table {table} rename column {column} to misnamed");

        var attempts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.Telegram.TryAsync(shop.NewCustomer().Writes("hello"))));

        Assert.All(attempts, attempt => Assert.True(attempt is { Status: 503, HasRetryAfter: true }, $"{attempt}"));
        // In the process that has the session.
        await Eventually.Until(() => shop.Processes.SelectMany(process => process.Output).Any(IsCause), Patience.Short);
        foreach (var process in shop.Processes)
            await Eventually.Until(async () => (await Readiness(process)).Contains(Reason, StringComparison.Ordinal), Patience.Short);

        await shop.Ledger.ExecuteAsync($"alter table {table} rename column misnamed to {column}");
        var customer = shop.NewCustomer();
        await customer.SaysAsync("hello");
        await customer.UntilAnswered();
        foreach (var process in shop.Processes)
            await Eventually.Until(async () => !(await Readiness(process)).Contains(Reason, StringComparison.Ordinal), Patience.Long);
    }

    private static bool IsCause(string line) =>
        line.Contains("\"level\":\"Error\"", StringComparison.Ordinal) && line.Contains("PostgresException", StringComparison.Ordinal);

    private static async Task<string> Readiness(ServiceProcess process)
    {
        using var response = await process.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
