using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Edge;

/// <summary>The platform delivers the same update often and at the same moment.</summary>
public sealed class RepeatedUpdateTests
{
    private const int Copies = 50;

    [PostgresFact]
    public async Task The_same_update_fifty_times_at_once_is_one_message()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2 });
        var customer = shop.NewCustomer();
        var update = customer.Writes("hello");

        var attempts = await Task.WhenAll(Enumerable.Range(0, Copies).Select(_ => shop.Telegram.TryAsync(update)));
        await customer.UntilAnswered();
        attempts = [.. attempts, .. await Task.WhenAll(Enumerable.Range(0, Copies).Select(_ => shop.Telegram.TryAsync(update)))];
        await shop.UntilQuiet();

        Assert.All(attempts, attempt => Assert.Equal(200, attempt.Status));
        Assert.Equal(["hello"], await shop.Ledger.TakenAsync(customer.Key));
        Assert.Equal([["hello"]], customer.Answers);
    }
}
