using Microsoft.Playwright;

namespace MirtAi.Api.Tests.Chat;

/// <summary>A headless Chromium.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Browser> StartOrSkip()
    {
        var path = Environment.GetEnvironmentVariable("MIRT_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(path), $"There is no Chromium at {path}; install it or set MIRT_CHROMIUM.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        return new Browser(playwright, browser);
    }

    public async Task<IPage> Open(
        Uri address, string path = "/chat", string language = "uk-UA", int width = 390, int height = 780,
        ColorScheme colors = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language,
            TimezoneId = "Europe/Kyiv",
            ColorScheme = colors,
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = 2,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator("#chat")).ToHaveAttributeAsync("data-connection", "online");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
