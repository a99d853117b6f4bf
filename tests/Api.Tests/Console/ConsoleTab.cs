using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MirtAi.Api.Tests.Chat;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Console;

/// <summary>A tab of a narrow browser that is signed in to the console, and all that its pages complained of.</summary>
internal sealed class ConsoleTab
{
    private const int Width = 380;

    private readonly ConcurrentQueue<string> errors = new();

    private ConsoleTab(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => errors.Enqueue($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    public static async Task<ConsoleTab> SignedIn(
        Browser browser, Uri address, ColorScheme colors = ColorScheme.Light, string language = "uk")
    {
        var tab = new ConsoleTab(await browser.Load(address, $"/console?lang={language}", width: Width, colors: colors));
        await tab.AssertFitsAndIsUsable();
        await tab.Page.Locator("#name").FillAsync("Оксана");
        await tab.Page.Locator("#token").FillAsync(ServiceProcess.AdminToken);
        await tab.Page.Locator("button.primary").ClickAsync();
        await Expect(tab.Page.Locator("#now")).ToBeVisibleAsync();
        return tab;
    }

    /// <summary>The page is not wider than the screen, and axe finds nothing that keeps people from using it.</summary>
    public async Task AssertFitsAndIsUsable()
    {
        Assert.Equal((Width, Page.Url), (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Page.Url));
        var result = await Page.RunAxe();
        Assert.Empty(result.Violations.Select(violation =>
            $"{Page.Url} {violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>No page wrote an error or a warning to the browser's console.</summary>
    public void AssertNoErrors() => Assert.Empty(errors);
}
