using System.Diagnostics;
using System.Globalization;
using MirtAi.Api.Tests.Console;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Numbers;

/// <summary>How soon an open page of the console shows what another process took: a number that is told, not judged.</summary>
[Collection(nameof(Alone))]
public sealed class ConsoleDelayTests
{
    private const int Messages = 20;

    [PostgresFact]
    public async Task From_a_webhook_at_one_process_to_a_page_of_another()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Echoes = false });
        var customer = shop.NewCustomer();
        await customer.SaysAsync("Добрий день");
        await customer.UntilAnswered();
        await shop.UntilQuiet();
        // Each process shows its page; whichever of the two takes a message, the other one learns of it from the database.
        using var first = await ConsoleClient.SignedIn(shop.Processes[0].Http.BaseAddress!);
        using var second = await ConsoleClient.SignedIn(shop.Processes[1].Http.BaseAddress!);
        using var here = await first.Events($"?key={customer.Key}");
        using var there = await second.Events($"?key={customer.Key}");
        await Task.WhenAll(here.Next(), there.Next());
        var delays = new List<double>();

        for (var message = 0; message < Messages; message++)
        {
            await customer.SaysAsync($"повідомлення {message}");
            var taken = Stopwatch.GetTimestamp();
            await Task.WhenAll(here.Next(), there.Next());
            delays.Add(Stopwatch.GetElapsedTime(taken).TotalMilliseconds);
        }

        delays.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{delays[Messages / 2]:0} ms (median of {Messages} messages until both pages knew; slowest {delays[^1]:0} ms)"));
    }
}
