namespace MirtAi.Fleet.Tests.Shop;

/// <summary>A class fixture: one shop for tests that neither kill it nor freeze it.</summary>
public sealed class OpenShop : IAsyncLifetime
{
    private ShopUnderTest? shop;

    internal ShopUnderTest Shop => shop ?? throw new InvalidOperationException(TestPostgres.Reason);

    public async ValueTask InitializeAsync()
    {
        if (TestPostgres.IsAvailable)
            shop = await ShopUnderTest.OpenAsync(
                new() { Settings = new Dictionary<string, string> { ["Telegram:SendTimeout"] = "00:00:01" } });
    }

    public ValueTask DisposeAsync() => shop?.DisposeAsync() ?? ValueTask.CompletedTask;
}
