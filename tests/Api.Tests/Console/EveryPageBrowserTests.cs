using Microsoft.Playwright;
using MirtAi.Api.Tests.Chat;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Console;

/// <summary>Every page of the console in a real browser, on a narrow screen.</summary>
public sealed class EveryPageBrowserTests(Browser browser, SampleService service)
    : IClassFixture<Browser>, IClassFixture<SampleService>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await browser.StartOrSkip();

    public async ValueTask DisposeAsync() => await browser.ClosePages();

    [Theory]
    [InlineData(ColorScheme.Light, "uk")]
    [InlineData(ColorScheme.Dark, "en")]
    public async Task Every_page_fits_is_usable_and_makes_no_error(ColorScheme colors, string language)
    {
        var tab = await ConsoleTab.SignedIn(browser, service.Address, colors, language);

        // No platform is here that has the posts' pictures.
        await tab.Page.RouteAsync("**/console/photos?*", route => route.FulfillAsync(
            new() { ContentType = "image/svg+xml", Body = "<svg xmlns='http://www.w3.org/2000/svg'/>" }));

        foreach (var address in ConsoleAddresses.All)
        {
            var answer = await tab.Page.GotoAsync(address);
            Assert.Equal((200, address), (answer!.Status, address));
            await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await tab.AssertFitsAndIsUsable();
        }

        tab.AssertNoErrors();
    }
}
