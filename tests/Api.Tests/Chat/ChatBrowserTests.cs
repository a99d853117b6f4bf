using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Chat;

public sealed class ChatBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private EdgeHost? host;

    private EdgeHost Host => host!;

    private IChannelClient Channel => Host.Services.GetRequiredService<IChannelClient>();

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

    [Fact]
    public async Task A_customer_writes_and_sees_the_shop_type_and_answer()
    {
        Host.Gate.OnAccepted = async inbound => await Channel.ShowTyping(inbound.Recipient, CancellationToken.None);
        var page = await browser.Open(Host.Address);

        await page.Locator("#text").FillAsync("Привіт\nЧи є сукня?");
        await page.Locator("#text").PressAsync("Enter");
        await Expect(page.Locator(".message.own .words")).ToHaveTextAsync("Привіт\nЧи є сукня?");
        await Expect(page.Locator(".message.own .meta")).ToContainTextAsync("Надіслано");
        await Expect(page.Locator("#typing")).ToBeVisibleAsync();
        await Reply("Так, є: https://shop.example/anna. <b>1850 грн</b>");

        await Expect(page.Locator(".message:not(.own) .words")).ToHaveTextAsync("Так, є: https://shop.example/anna. <b>1850 грн</b>");
        await Expect(page.Locator(".message:not(.own) a")).ToHaveAttributeAsync("href", "https://shop.example/anna");
        await Expect(page.Locator("#typing")).ToBeHiddenAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_photo_is_previewed_can_be_taken_back_and_is_sent()
    {
        var page = await browser.Open(Host.Address);
        var photo = new FilePayload { Name = "dress.png", MimeType = "image/png", Buffer = await Picture(page) };

        await page.Locator("#files").SetInputFilesAsync([photo, photo]);
        await Expect(page.Locator("#previews img")).ToHaveCountAsync(2);
        await page.Locator("#previews button").First.ClickAsync();
        await Expect(page.Locator("#previews img")).ToHaveCountAsync(1);
        await page.Locator("#send").ClickAsync();

        await Expect(page.Locator(".message.own .meta")).ToContainTextAsync("Надіслано");
        await Expect(page.Locator(".message.own .photos a")).ToHaveAttributeAsync("href", new Regex("^/chat/photos/"));
        await page.ReloadAsync();
        await Expect(page.Locator(".message.own .photos img")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await page.Locator(".message.own .photos img").EvaluateAsync<int>("image => image.naturalWidth") > 0);
        Assert.Single(Assert.Single(Host.Gate.Accepted).Images);
    }

    [Fact]
    public async Task A_page_that_lost_its_connection_comes_back_without_gaps_and_doubles()
    {
        var page = await browser.Open(Host.Address);
        await Send(page, "hello");
        await Reply("one");
        await Expect(page.Locator(".message:not(.own)")).ToHaveCountAsync(1);

        await page.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("window.dispatchEvent(new Event('offline'))");
        await Expect(page.Locator("#chat")).ToHaveAttributeAsync("data-connection", "offline");
        await Reply("two");
        await page.Context.SetOfflineAsync(false);
        await page.RouteAsync("**/chat/events*", route => route.AbortAsync(), new() { Times = 1 });
        await page.EvaluateAsync("window.dispatchEvent(new Event('online'))");
        await Reply("three");
        await Expect(page.Locator(".message:not(.own)")).ToHaveCountAsync(3);
        await page.ReloadAsync();

        await Expect(page.Locator(".message .words")).ToHaveTextAsync(["hello", "one", "two", "three"]);
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_is_sent_again_by_itself_and_arrives_once()
    {
        var page = await browser.Open(Host.Address);
        Host.Gate.Failures.Enqueue(new StorageUnavailableException());

        await Send(page, "hello");

        await Expect(page.Locator(".message.own")).ToHaveCountAsync(1);
        Assert.Single(Host.Gate.Accepted);
    }

    [Fact]
    public async Task A_message_that_is_refused_says_so_and_is_sent_again_at_a_tap()
    {
        var page = await browser.Open(Host.Address);
        await page.RouteAsync("**/chat/messages", route => route.FulfillAsync(new() { Status = 400 }), new() { Times = 1 });

        await page.Locator("#text").FillAsync("hello");
        await page.Locator("#send").ClickAsync();
        await page.Locator(".retry").ClickAsync();

        await Expect(page.Locator(".message.own .meta")).ToContainTextAsync("Надіслано");
        await Expect(page.Locator(".retry")).ToHaveCountAsync(0);
        Assert.Single(Host.Gate.Accepted);
    }

    [Fact]
    public async Task Who_reads_older_messages_is_not_moved_and_is_told_of_new_ones()
    {
        var page = await browser.Open(Host.Address);
        await Send(page, "hello");
        for (var i = 0; i < 30; i++)
            await Reply($"answer {i}\nwith a second line");
        await Expect(page.Locator(".message:not(.own)")).ToHaveCountAsync(30);
        await Expect(page.Locator("#jump")).ToBeHiddenAsync();

        await page.Locator("#log").EvaluateAsync("log => log.scrollTo({ top: 100, behavior: 'instant' })");
        await Expect(page.Locator("#jump")).ToBeVisibleAsync();
        await Reply("news");
        await Expect(page.Locator("#unread")).ToHaveTextAsync("1");
        var place = await page.Locator("#log").EvaluateAsync<int>("log => log.scrollTop");
        await page.Locator("#jump").ClickAsync();

        Assert.Equal(100, place);
        await Expect(page.Locator("#jump")).ToBeHiddenAsync();
        await Expect(page.Locator(".message").Last).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData("uk-UA", "/chat", "Напишіть повідомлення")]
    [InlineData("ru-RU", "/chat", "Напишите сообщение")]
    [InlineData("en-GB", "/chat", "Write a message")]
    [InlineData("en-GB", "/chat?lang=uk", "Напишіть повідомлення")]
    public async Task The_page_speaks_the_customers_language(string browserLanguage, string path, string placeholder)
    {
        var page = await browser.Open(Host.Address, path, browserLanguage);

        await Expect(page.Locator("#text")).ToHaveAttributeAsync("placeholder", placeholder);
        await Send(page, "hi");

        Assert.Equal(
            await page.EvaluateAsync<string>("document.documentElement.lang"), Assert.Single(Host.Gate.Accepted).Customer.Language);
    }

    [Fact]
    public async Task On_a_narrow_phone_nothing_sticks_out_and_nothing_is_refused_by_the_pages_policy()
    {
        var page = await browser.Open(Host.Address, width: 360, height: 640);
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        await page.ReloadAsync();

        await Send(page, new string('w', 300) + " https://shop.example/" + new string('x', 200));
        await Reply("Ціна 1850 грн");
        await Expect(page.Locator(".message")).ToHaveCountAsync(2);

        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(360, await page.Locator("#log").EvaluateAsync<int>("log => log.scrollWidth"));
        await Expect(page.Locator("#send")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("light-phone", ColorScheme.Light, 390, 780)]
    [InlineData("dark-phone", ColorScheme.Dark, 390, 780)]
    [InlineData("light-desktop", ColorScheme.Light, 1280, 800)]
    [InlineData("dark-desktop", ColorScheme.Dark, 1280, 800)]
    public async Task The_page_is_as_light_or_dark_as_the_customers_device(string name, ColorScheme colors, int width, int height)
    {
        var page = await browser.Open(Host.Address, colors: colors, width: width, height: height);
        await Picture(page, $"{name}-welcome");

        await Send(page, "Добрий день! Шукаю сукню на доньку, зріст 128 🤍");
        await page.Locator("#files")
            .SetInputFilesAsync(new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = await Picture(page) });
        await page.Locator("#text").FillAsync("Схожу на цю");
        await page.Locator("#send").ClickAsync();
        await Expect(page.Locator(".message.own")).ToHaveCountAsync(2);
        await Reply("Вітаю! Це схоже на сукню «Анна» — є в білому та рожевому.");
        await Reply("На зріст 128 підійде розмір 122–128, ціна 1 850 грн.\nДеталі: https://mirt.store/anna");
        // A reply that came after the customer was told of typing would end the typing.
        await Expect(page.Locator(".message:not(.own)")).ToHaveCountAsync(2);
        await page.RouteAsync("**/chat/messages", route => route.FulfillAsync(new() { Status = 400 }), new() { Times = 1 });
        await page.Locator("#text").FillAsync("Беру рожеву");
        await page.Locator("#send").ClickAsync();
        await Expect(page.Locator(".retry")).ToBeVisibleAsync();
        await page.Locator("#files")
            .SetInputFilesAsync(new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = await Picture(page) });
        await Channel.ShowTyping(Host.Gate.Accepted.First().Recipient, TestContext.Current.CancellationToken);
        await Expect(page.Locator("#typing")).ToBeVisibleAsync();
        await Picture(page, name);

        var red = await page.EvaluateAsync<int>("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
        Assert.Equal(colors == ColorScheme.Dark, red < 128);
    }

    /// <summary>For the documents and for whoever looks at the page's looks.</summary>
    private static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MIRT_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, $"mirt-chat-{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    private static async Task Send(IPage page, string text)
    {
        var sent = await page.Locator(".message.own").CountAsync();
        await page.Locator("#text").FillAsync(text);
        await page.Locator("#send").ClickAsync();
        await Expect(page.Locator(".message.own .meta").Nth(sent)).ToContainTextAsync(
            new Regex("Надіслано|Отправлено|Sent"));
    }

    private static async Task<byte[]> Picture(IPage page)
    {
        var studio = await page.Context.NewPageAsync();
        await studio.SetContentAsync(
            """
            <body style="margin:0;background:linear-gradient(#f5ece4,#e6d3c6)"><svg viewBox="0 0 100 100" width="400" height="400">
            <path d="M50 14q-3 0-3 3t3 4l-15 7h30l-15-7" fill="none" stroke="#8a7a6c" stroke-width="1.4"/>
            <path d="M38 28l7 4q5 3 10 0l7-4 7 9-7 6v9l16 34q-28 8-56 0l16-34v-9l-7-6z" fill="#e8a3b4"/>
            <path d="M38 52q12 4 24 0" fill="none" stroke="#c26f86" stroke-width="2"/></svg>
            """);
        var picture = await studio.Locator("svg").ScreenshotAsync(new() { Type = ScreenshotType.Png });
        await studio.CloseAsync();
        return picture;
    }

    private async Task Reply(string text, string images = "[]")
    {
        var inbound = Host.Gate.Accepted.First();
        await Host.Database.Outbox(inbound.SessionKey, 1000, text, "sent", images, at: TimeProvider.System.GetUtcNow());
        await Channel.Send(inbound.Recipient, new OutboundMessage(), TestContext.Current.CancellationToken);
    }
}
