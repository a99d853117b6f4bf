using System.Diagnostics;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Outages;

/// <summary>Customers who write without end, each message as often as it takes, until they are told to stop.</summary>
internal sealed class Traffic
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource enough = new();
    private readonly Sender sender;
    private readonly Task writing;

    public Traffic(ShopUnderTest shop, int customers, Sender? sender = null)
    {
        this.sender = sender ?? shop.Telegram;
        Customers = [.. Enumerable.Range(0, customers).Select(_ => shop.NewCustomer())];
        writing = Task.WhenAll(Customers.Select(WriteAsync));
    }

    public IReadOnlyList<Customer> Customers { get; }

    /// <summary>Waits while they write; returns early only if one fails.</summary>
    public async Task GoOnAsync(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        await Eventually.Until(() => watch.Elapsed > time || writing.IsCompleted, time + Patience.Long);
    }

    /// <summary>Returns when the last message of each is taken.</summary>
    public async Task StopAsync()
    {
        await enough.CancelAsync();
        await writing;
        enough.Dispose();
    }

    private async Task WriteAsync(Customer customer)
    {
        for (var number = 1; !enough.IsCancellationRequested; number++)
        {
            await sender.DeliverAsync(customer.Writes($"{customer.Key} {number}"));
            await Task.Delay(Pause, TimeProvider.System, enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
