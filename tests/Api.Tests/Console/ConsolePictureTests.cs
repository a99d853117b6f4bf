using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MirtAi.Api.Tests.Chat;
using MirtAi.Api.Tests.Console.Samples;
using MirtAi.Api.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Console;

/// <summary>
/// The console on a wide screen with a day's work in it: pictures that a document can show. With <c>MIRT_PICTURES</c>, as
/// <c>./mirt screenshots</c> sets it, they are written into that folder.
/// </summary>
public sealed class ConsolePictureTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const float Scale = 1.15f;
    private const int MaxBytes = 200 * 1024;

    private EdgeHost? host;

    public async ValueTask InitializeAsync()
    {
        await browser.StartOrSkip();
        host = await EdgeHost.Start(new SqliteDatabase(), environment: "Production");
    }

    public async ValueTask DisposeAsync()
    {
        await browser.ClosePages();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Theory]
    [InlineData("now", "/console", "Софія", ColorScheme.Light)]
    [InlineData("conversation", $"/console/conversation?key={SampleShop.Key}", "кашемірове пальто", ColorScheme.Light)]
    [InlineData("replay", $"/console/turn?key={SampleShop.Key}&turn={SampleReplay.Turn}", "Payment and delivery · confidence", ColorScheme.Light)]
    [InlineData("funnel", "/console/funnel", "By day", ColorScheme.Dark)]
    public async Task A_wide_page_is_usable(string name, string path, string words, ColorScheme colors)
    {
        await host!.Database.FillSample();
        var page = await browser.Load(host.Address, "/console?lang=en", "en-GB", width: 1180, height: 700, colors: colors, scale: Scale);
        await page.Locator("#name").FillAsync("Oksana");
        await page.Locator("#token").FillAsync(EdgeHost.Token);
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator("#now")).ToBeVisibleAsync();

        await page.GotoAsync(path);

        await Expect(page.Locator("main")).ToContainTextAsync(words);
        var result = await page.RunAxe();
        Assert.Equal(0, await page.EvaluateAsync<int>("scrollY"));
        Assert.Empty(result.Violations.Select(violation => $"{page.Url} {violation.Id}: {violation.Help}"));
        var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 1, MaxBytes);
        if (Environment.GetEnvironmentVariable("MIRT_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(
                Path.Combine(folder, $"console-{name}.png"), picture, TestContext.Current.CancellationToken);
    }
}
