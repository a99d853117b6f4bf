using MirtAi.Api.Tests.Chat;
using MirtAi.Api.Tests.Dashboard;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Console;

/// <summary>Why the bot answered so, looked up in a real browser, in the whole service.</summary>
public sealed class ReplayBrowserTests(Browser browser, RunningService running)
    : IClassFixture<Browser>, IClassFixture<RunningService>, IAsyncLifetime
{
    private const string Phone = "+380501112233";

    public async ValueTask InitializeAsync() => await browser.StartOrSkip();

    public async ValueTask DisposeAsync() => await browser.ClosePages();

    [Fact]
    public async Task A_turn_is_told_step_by_step_and_what_is_personal_only_on_record()
    {
        using var customer = await running.Customer();
        await customer.Post("m-1", "Скільки коштує сукня Анна?");
        await customer.Post("m-2", $"Мій номер {Phone}");
        var tab = await ConsoleTab.SignedIn(browser, running.Service.Address);
        var page = tab.Page;

        await page.GotoAsync("/console/conversations?channel=web");
        await page.Locator(".rows a").First.ClickAsync();
        var answer = page.Locator(".line.bot").First;
        await Expect(answer.Locator(".delivery-sent")).ToBeVisibleAsync();
        var said = await answer.Locator(".words").InnerTextAsync();
        var intent = await answer.Locator("span.soft").InnerTextAsync();
        await answer.Locator("a[href^='/console/turn?']").ClickAsync();

        var incoming = page.Locator("[data-step=incoming] .words");
        await Expect(incoming.First).ToHaveTextAsync("Скільки коштує сукня Анна?");
        await Expect(incoming.Last).ToContainTextAsync("Мій номер");
        await Expect(page.Locator("[data-step=understood]")).ToContainTextAsync(intent);
        await Expect(page.Locator("[data-step=understood]")).ToContainTextAsync("ціна — «коштує»");
        await Expect(page.Locator("[data-step=guards] li").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-step=decided]")).ToContainTextAsync("→");
        await Expect(page.Locator("[data-step=committed] tbody tr").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-step=outgoing] .words").First).ToHaveTextAsync(said);
        await Expect(page.Locator("[data-step=outgoing] .delivery-sent").First).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync(Phone);
        await tab.AssertFitsAndIsUsable();
        var masked = page.Url;

        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Особисті дані показано; це записано в журналі.");
        await Expect(incoming.Last).ToContainTextAsync(Phone);
        await tab.AssertFitsAndIsUsable();

        await page.GotoAsync(masked);
        await Expect(incoming.Last).Not.ToContainTextAsync(Phone);
        await page.GotoAsync("/console/audit");
        var record = page.Locator(".rows li").First;
        await Expect(record).ToContainTextAsync("перегляд ходу розмови без маскування");
        await Expect(record).ToContainTextAsync("Оксана");
        tab.AssertNoErrors();
    }
}
