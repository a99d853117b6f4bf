using Microsoft.Playwright;

namespace MirtAi.Api.Tests.Chat;

/// <summary>
/// A class fixture: one headless Chromium, in which each test has pages of its own that share nothing with those of others.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        // As browsers do that block cookies of third parties.
        "--test-third-party-cookie-phaseout",
    ];

    /// <summary>How long a page may take, in ms: a busy machine starts a browser slowly.</summary>
    private const float Patience = 90_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task StartOrSkip()
    {
        var path = Environment.GetEnvironmentVariable("MIRT_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(path), $"There is no Chromium at {path}; install it or set MIRT_CHROMIUM.");
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    /// <summary>A page of the chat that is connected.</summary>
    public async Task<IPage> Open(
        Uri address, string path = "/chat", string language = "uk-UA", int width = 390, int height = 780,
        ColorScheme colors = ColorScheme.Light)
    {
        var page = await Load(address, path, language, width, height, colors);
        await Assertions.Expect(page.Locator("#chat")).ToHaveAttributeAsync("data-connection", "online");
        return page;
    }

    /// <summary>Any page, in a browser context of its own.</summary>
    public async Task<IPage> Load(
        Uri address, string path, string language = "uk-UA", int width = 390, int height = 780, ColorScheme colors = ColorScheme.Light,
        float scale = 2)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language,
            TimezoneId = "Europe/Kyiv",
            ColorScheme = colors,
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = scale,
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Closes what the test opened.</summary>
    public async Task ClosePages()
    {
        foreach (var context in browser?.Contexts ?? [])
            await context.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
