using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Messages;
using MirtAi.Testing;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Chat;

/// <summary>The chat in a frame on a page of another site, in a browser that blocks cookies of third parties.</summary>
public sealed class ChatEmbedBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private ShopPage? allowed, stranger;
    private EdgeHost? host;

    private EdgeHost Host => host!;

    public async ValueTask InitializeAsync()
    {
        await browser.StartOrSkip();
        allowed = await ShopPage.Open(() => Host.Address);
        stranger = await ShopPage.Open(() => Host.Address);
        host = await EdgeHost.Start(configure: builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Chat:AllowedOrigins"] = $"https://shop.example, {allowed.Origin}" }));
    }

    public async ValueTask DisposeAsync()
    {
        await browser.ClosePages();
        foreach (var page in new[] { allowed, stranger })
            if (page is not null)
                await page.DisposeAsync();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Fact]
    public async Task A_customer_writes_on_the_shops_page_is_answered_and_is_known_on_the_next_page()
    {
        var page = await browser.Load(new Uri(allowed!.Origin), "/", width: 1280);
        await page.Locator("#mirt-chat-button").ClickAsync();
        var chat = page.FrameLocator("#mirt-chat-frame");
        await Expect(chat.Locator("#chat")).ToHaveAttributeAsync("data-connection", "online");
        await Expect(chat.Locator("#blocked")).ToBeHiddenAsync();

        await chat.Locator("#text").FillAsync("Добрий день!");
        await chat.Locator("#send").ClickAsync();
        await Expect(chat.Locator(".message.own .meta")).ToContainTextAsync("Надіслано");
        var inbound = Assert.Single(Host.Gate.Accepted);
        await Host.Database.Outbox(inbound.SessionKey, 1000, "Вітаємо!", "sent", at: TimeProvider.System.GetUtcNow());
        await Host.Services.GetRequiredService<IChannelClient>()
            .Send(inbound.Recipient, new OutboundMessage(), TestContext.Current.CancellationToken);
        await Expect(chat.Locator(".message:not(.own) .words")).ToHaveTextAsync("Вітаємо!");

        await page.GotoAsync("/another-page");
        await Expect(chat.Locator(".message .words")).ToHaveTextAsync(["Добрий день!", "Вітаємо!"]);
        await chat.Locator("#text").FillAsync("Дякую");
        await chat.Locator("#send").ClickAsync();
        await Expect(chat.Locator(".message.own .meta").Nth(1)).ToContainTextAsync("Надіслано");
        Assert.Single(Host.Gate.Accepted.Select(accepted => accepted.SessionKey).Distinct());
    }

    [Fact]
    public async Task The_frame_is_closed_by_its_own_button_and_by_Escape_and_the_focus_comes_back()
    {
        var page = await browser.Load(new Uri(allowed!.Origin), "/", width: 1280);
        var button = page.Locator("#mirt-chat-button");
        var chat = page.FrameLocator("#mirt-chat-frame");

        await button.ClickAsync();
        await chat.Locator("#close").ClickAsync();
        await Expect(page.Locator("#mirt-chat-frame")).ToBeHiddenAsync();
        await Expect(button).ToBeFocusedAsync();
        await button.ClickAsync();
        await chat.Locator("#text").PressAsync("Escape");

        await Expect(page.Locator("#mirt-chat-frame")).ToBeHiddenAsync();
        await Expect(button).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task A_page_that_is_not_allowed_shows_no_chat()
    {
        var page = await browser.Load(new Uri(stranger!.Origin), "/", width: 1280);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.Locator("#mirt-chat-button").ClickAsync();
        await Eventually.Until(
            () => complaints.Any(text => text.Contains("frame-ancestors", StringComparison.Ordinal)), TimeSpan.FromSeconds(60));

        await Expect(page.FrameLocator("#mirt-chat-frame").Locator("#chat")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_shops_page_can_neither_write_nor_read_in_the_chat()
    {
        var page = await browser.Load(new Uri(allowed!.Origin), "/", width: 1280);
        await page.Locator("#mirt-chat-button").ClickAsync();
        await Expect(page.FrameLocator("#mirt-chat-frame").Locator("#chat")).ToHaveAttributeAsync("data-connection", "online");

        var outcomes = await page.EvaluateAsync<string[]>(
            """
            async address => {
              const form = new FormData();
              form.set('id', 'x1');
              form.set('text', 'written by the page');
              const attempts = [
                { url: 'chat/messages', options: { method: 'POST', body: form, credentials: 'include', mode: 'no-cors' } },
                { url: 'chat/messages', options: { method: 'POST', body: form, credentials: 'include', headers: { 'X-Mirt-Chat': 'frame' } } },
                { url: 'chat/history', options: { credentials: 'include' } },
                { url: 'chat/history', options: { credentials: 'include', mode: 'no-cors' } },
              ];
              return Promise.all(attempts.map(({ url, options }) => fetch(address + url, options)
                .then(async response => `${response.status}${await response.text()}`, () => 'refused')));
            }
            """,
            Host.Address.ToString());

        // Cross-Origin-Resource-Policy takes even the status from the page.
        Assert.All(outcomes, outcome => Assert.Equal("refused", outcome));
        Assert.Empty(Host.Gate.Accepted);
    }
}
