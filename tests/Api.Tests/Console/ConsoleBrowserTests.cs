using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MirtAi.Api.Tests.Chat;
using MirtAi.Api.Tests.Dashboard;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Console;

/// <summary>The console of the whole service in a real browser.</summary>
public sealed class ConsoleBrowserTests(Browser browser, RunningService running)
    : IClassFixture<Browser>, IClassFixture<RunningService>, IAsyncLifetime
{
    private static readonly string[] Paths =
    [
        "/console", "/console/conversations?words=менеджера", "/console/escalations", "/console/orders", "/console/outbox", "/console/jobs",
        "/console/audit", "/console/payments", "/console/subscriptions", "/console/broadcasts", "/console/broadcasts/new",
    ];

    private readonly ConcurrentQueue<string> errors = new();

    public async ValueTask InitializeAsync() => await browser.StartOrSkip();

    public async ValueTask DisposeAsync() => await browser.ClosePages();

    [Fact]
    public async Task A_manager_signs_in_takes_over_and_answers_and_sees_what_the_customer_writes()
    {
        using var customer = await Customer();
        await customer.Post("m-1", "Добрий день, <b>покличте</b> людину");
        var page = await SignIn(ColorScheme.Light);

        await page.GotoAsync("/console/conversations?channel=web");
        await page.Locator(".rows a").First.ClickAsync();
        await Expect(page.Locator(".line.customer .words").First).ToHaveTextAsync("Добрий день, <b>покличте</b> людину");
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-connection", "online");
        await page.Locator("button[value=takeover]").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Розмова у вас, бот мовчить.");
        await Expect(page.Locator("#about .mode-manager")).ToBeVisibleAsync();
        await Expect(page.Locator("button[value=takeover]")).ToHaveCountAsync(0);
        await page.Locator("#text").FillAsync("Вітаю, це Оксана");
        await page.Locator("button[value=say]").ClickAsync();
        await Expect(page.Locator(".line.manager .words")).ToHaveTextAsync("Вітаю, це Оксана");
        await Expect(page.Locator(".line.manager strong")).ToHaveTextAsync("Оксана");
        await Expect(page.Locator(".line.manager .delivery-sent")).ToBeVisibleAsync();

        await page.Locator("#text").FillAsync("Ще не надіслано");
        await customer.Post("m-2", "Дякую!");
        await Expect(page.Locator(".line.customer .words").Last).ToHaveTextAsync("Дякую!");
        await Expect(page.Locator("#text")).ToHaveValueAsync("Ще не надіслано");
        await AssertFitsAndIsUsable(page);
        await page.Locator("button[value=handback]").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Розмову повернуто боту.");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task An_operator_sends_photos_and_ready_answers_notes_finds_and_erases()
    {
        using var customer = await Customer();
        await customer.Post("m-1", "Де моє замовлення на кашемірове пальто?");
        var page = await SignIn(ColorScheme.Light);

        await page.GotoAsync("/console/conversations");
        await page.Locator("#words").FillAsync("КАШЕМІР пальто");
        await page.Locator("form.filter button").ClickAsync();
        await page.Locator(".rows p a").First.ClickAsync();
        await Expect(page.Locator(".line.customer .words").First).ToContainTextAsync("кашемірове пальто");
        var address = page.Url.Split("&before=")[0];
        await page.GotoAsync(address);
        await page.Locator("#text").FillAsync("Ось воно");
        await page.Locator("#photos").SetInputFilesAsync(
            new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        await page.Locator("button[value=say]").ClickAsync();
        await Expect(page.Locator(".line.manager img")).ToBeVisibleAsync();
        await Expect(page.Locator(".line.manager .delivery-sent")).ToBeVisibleAsync();
        await page.Locator("#canned").SelectOptionAsync("thanks");
        await page.Locator("button[value=canned]").ClickAsync();
        await Expect(page.Locator(".line.manager .words").Last).ToContainTextAsync("Дякую Вам за звернення!");
        await page.Locator("#text").FillAsync("Пальто ще на складі");
        await page.Locator("button[value=note]").ClickAsync();
        await Expect(page.Locator(".line.note .words")).ToHaveTextAsync("Пальто ще на складі");
        await AssertFitsAndIsUsable(page);

        await page.Locator("a[href^='/console/erase']").ClickAsync();
        await AssertFitsAndIsUsable(page);
        await page.Locator("input[name=confirmed]").CheckAsync();
        await page.Locator("button.danger").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Усі дані клієнта видалено.");
        await page.GotoAsync("/console/conversations?words=кашемірове");
        await Expect(page.Locator(".rows li")).ToHaveCountAsync(0);
        await page.GotoAsync("/console/audit");
        await Expect(page.Locator(".rows li").First).ToContainTextAsync("видалення даних клієнта");
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_fits_a_narrow_screen_and_is_usable(ColorScheme colors)
    {
        using var customer = await Customer();
        await customer.Post("m-1", "Хочу поскаржитися! Покличте менеджера");
        var page = await SignIn(colors);

        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            await AssertFitsAndIsUsable(page);
        }

        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_broadcast_is_shown_as_it_is_written()
    {
        var page = await SignIn(ColorScheme.Light);
        await page.GotoAsync("/console/broadcasts/new");
        await Expect(page.Locator("#samples article")).ToHaveCountAsync(0);

        await page.Locator("#uk").FillAsync("Вітаю, {name}!");
        await Expect(page.Locator("#samples [data-channel=web] .words").First).ToHaveTextAsync(
            "Вітаю, Олено!\n\nЩоб не отримувати розсилок, напишіть «стоп».");
        await page.Locator("#buttons").FillAsync("Хочу");
        await Expect(page.Locator("#samples [data-channel=web]").First).ToContainTextAsync("Хочу");
        await page.Locator("#uk").FillAsync("Вітаю, {who}!");
        await Expect(page.Locator("#fault")).ToContainTextAsync("{who}");
        await Expect(page.Locator("#samples article")).ToHaveCountAsync(0);

        await page.Locator("[name=optOutButton]").UncheckAsync();
        await page.Locator("#uk").FillAsync("Вітаю!");
        await Expect(page.Locator("#samples [data-channel=web] .words").First).ToHaveTextAsync("Вітаю!");
        await AssertFitsAndIsUsable(page);
        Assert.Empty(errors);
    }

    private static async Task AssertFitsAndIsUsable(IPage page)
    {
        Assert.Equal((380, page.Url), (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), page.Url));
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(violation =>
            $"{page.Url} {violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }

    private async Task<HttpClient> Customer()
    {
        var client = new HttpClient { BaseAddress = running.Service.Address };
        using var page = await client.GetAsync("/chat", TestContext.Current.CancellationToken);
        page.EnsureSuccessStatusCode();
        return client;
    }

    private async Task<IPage> SignIn(ColorScheme colors)
    {
        var page = await browser.Load(running.Service.Address, "/console", width: 380, colors: colors);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Enqueue(message.Text);
        };
        page.PageError += (_, error) => errors.Enqueue(error);
        await AssertFitsAndIsUsable(page);
        await page.Locator("#name").FillAsync("Оксана");
        await page.Locator("#token").FillAsync(ServiceProcess.AdminToken);
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator("#now")).ToBeVisibleAsync();
        return page;
    }
}
