using System.Globalization;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Numbers;

/// <summary>Numbers that are told, not judged: they are as good as the machine is idle.</summary>
public sealed class AnswerTimeTests
{
    private const int Bursts = 20;

    [PostgresFact]
    public async Task From_the_last_message_of_a_burst_to_its_answer()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false });
        var over = new List<double>();
        for (var burst = 0; burst < Bursts; burst++)
        {
            var customer = shop.NewCustomer();
            await customer.SaysAsync("Добрий день");
            await customer.SaysAsync("Скільки коштує сукня Анна?");
            var last = TimeProvider.System.GetUtcNow();
            await customer.UntilAnswered();
            over.Add((customer.Sees[0].At - last - shop.Options.Window).TotalMilliseconds);
        }

        over.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"debounce window + {over[Bursts / 2]:0} ms (median of {Bursts} bursts; fastest {over[0]:0} ms, slowest {over[^1]:0} ms)"));
        Assert.All(over, milliseconds => Assert.True(milliseconds > -1, $"it answered {-milliseconds} ms before the window's end"));
    }
}
