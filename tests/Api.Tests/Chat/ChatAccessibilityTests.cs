using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Messages;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Chat;

/// <summary>The chat for who cannot see it, and for who has no mouse.</summary>
public sealed class ChatAccessibilityTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Photos =
        """["https://pictures.example/1.jpg","https://pictures.example/2.jpg","https://pictures.example/3.jpg"]""";

    private EdgeHost? host;

    private EdgeHost Host => host!;

    public async ValueTask InitializeAsync()
    {
        await browser.StartOrSkip();
        host = await EdgeHost.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.ClosePages();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_whatever_is_shown(ColorScheme colors)
    {
        var page = await browser.Open(Host.Address, colors: colors);
        await AssertUsable(page, "welcome");

        await Converse(page);
        await AssertUsable(page, "messages");

        await page.RouteAsync("**/chat/messages", route => route.FulfillAsync(new() { Status = 400 }), new() { Times = 1 });
        await page.Locator("#text").FillAsync("Беру рожеву");
        await page.Locator("#send").ClickAsync();
        await Expect(page.Locator(".retry")).ToBeVisibleAsync();
        await AssertUsable(page, "failed");
    }

    [Fact]
    public async Task Messages_are_a_log_around_a_list_and_photos_say_what_they_are()
    {
        var page = await browser.Open(Host.Address);
        await Converse(page);

        await Expect(page.GetByRole(AriaRole.Log).GetByRole(AriaRole.List).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        string[] names =
        [
            .. await page.Locator(".photos img").EvaluateAllAsync<string[]>("images => images.map(image => image.alt)"),
        ];
        Assert.Equal(
            ["Фото від магазину 1/3: Сукня «Анна», рожева", "Фото від магазину 2/3: Сукня «Анна», рожева",
                "Фото від магазину 3/3: Сукня «Анна», рожева", "Фото від магазину"],
            names);
    }

    [Fact]
    public async Task All_photos_are_one_stop_of_the_Tab_key_and_arrows_go_through_them()
    {
        var page = await browser.Open(Host.Address, height: 2000);
        await Converse(page);
        Assert.Equal(1, await page.Locator(".photos a[tabindex='0']").CountAsync());

        await page.Locator(".photos a").Last.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator(".photos a").Nth(2)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator(".photos a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("attach", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal(1, await page.Locator(".photos a[tabindex='0']").CountAsync());
    }

    private static async Task AssertUsable(IPage page, string state)
    {
        // What still moves has no colours that can be judged.
        await page.EvaluateAsync("Promise.all(document.getAnimations().filter(one => one.effect.getTiming().iterations !== Infinity)"
            + ".map(one => one.finished))");
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(violation =>
            $"{state} {violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }

    private async Task Converse(IPage page)
    {
        await page.RouteAsync("https://pictures.example/**", route => route.FulfillAsync(new()
        {
            ContentType = "image/svg+xml",
            Body = """<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="#e8a3b4"/></svg>""",
        }));
        await page.Locator("#text").FillAsync("Шукаю сукню на зріст 128");
        await page.Locator("#send").ClickAsync();
        await Expect(page.Locator(".message.own .meta")).ToContainTextAsync("Надіслано");
        await Reply("Сукня «Анна», рожева\n1 850 грн", Photos);
        await Reply("", """["https://pictures.example/4.jpg"]""");
        await Expect(page.Locator(".message")).ToHaveCountAsync(3);
    }

    private async Task Reply(string text, string images)
    {
        var inbound = Host.Gate.Accepted.First();
        await Host.Database.Outbox(inbound.SessionKey, 1000, text, "sent", images, at: TimeProvider.System.GetUtcNow());
        await Host.Services.GetRequiredService<IChannelClient>()
            .Send(inbound.Recipient, new OutboundMessage(), TestContext.Current.CancellationToken);
    }
}
