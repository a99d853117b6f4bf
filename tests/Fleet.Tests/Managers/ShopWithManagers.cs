using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>A shop of two processes that sells, with a chat of managers.</summary>
public abstract class ShopWithManagers(long chat) : IAsyncLifetime
{
    internal ShopUnderTest Shop { get => field ?? throw new InvalidOperationException(TestPostgres.Reason); private set; }

    public async ValueTask InitializeAsync()
    {
        if (TestPostgres.IsAvailable)
        {
            Shop = await ShopUnderTest.OpenAsync(new()
            {
                Processes = 2,
                Echoes = false,
                Settings = new Dictionary<string, string> { ["Telegram:ManagerChatId"] = $"{chat}" },
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (TestPostgres.IsAvailable)
            await Shop.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
