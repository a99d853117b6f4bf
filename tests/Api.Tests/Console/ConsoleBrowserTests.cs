using Microsoft.Playwright;
using MirtAi.Api.Tests.Chat;
using MirtAi.Api.Tests.Dashboard;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Console;

/// <summary>The console of the whole service in a real browser.</summary>
public sealed class ConsoleBrowserTests(Browser browser, RunningService running)
    : IClassFixture<Browser>, IClassFixture<RunningService>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await browser.StartOrSkip();

    public async ValueTask DisposeAsync() => await browser.ClosePages();

    [Fact]
    public async Task A_manager_signs_in_takes_over_and_answers_and_sees_what_the_customer_writes()
    {
        using var customer = await running.Customer();
        await customer.Post("m-1", "Добрий день, <b>покличте</b> людину");
        var tab = await ConsoleTab.SignedIn(browser, running.Service.Address);
        var page = tab.Page;

        await page.GotoAsync("/console/conversations?channel=web");
        await page.Locator(".rows a").First.ClickAsync();
        await Expect(page.Locator(".line.customer .words").First).ToHaveTextAsync("Добрий день, <b>покличте</b> людину");
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-connection", "online");
        await page.EvaluateAsync("window.stays = true");
        await page.Locator("button[value=takeover]").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Розмова у вас, бот мовчить.");
        await Expect(page.Locator("#about .mode-manager")).ToBeVisibleAsync();
        await Expect(page.Locator("button[value=takeover]")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("window.stays"), "A form has loaded the whole page.");
        await page.Locator("#text").FillAsync("Вітаю, це Оксана");
        await page.Locator("button[value=say]").ClickAsync();
        await Expect(page.Locator(".line.manager .words")).ToHaveTextAsync("Вітаю, це Оксана");
        await Expect(page.Locator(".line.manager strong")).ToHaveTextAsync("Оксана");
        await Expect(page.Locator(".line.manager .delivery-sent")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.stays = true");

        await page.Locator("#text").FillAsync("Ще не надіслано");
        await customer.Post("m-2", "Дякую!");
        await Expect(page.Locator(".line.customer .words").Last).ToHaveTextAsync("Дякую!");
        await Expect(page.Locator("#text")).ToHaveValueAsync("Ще не надіслано");
        await tab.AssertFitsAndIsUsable();
        await page.Locator("button[value=handback]").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Розмову повернуто боту.");
        Assert.True(await page.EvaluateAsync<bool>("window.stays"), "A form has loaded the whole page.");
        await page.GoBackAsync();
        await Expect(page.Locator("#about")).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Who_presses_a_button_while_the_service_is_away_is_told_once_and_may_press_again()
    {
        using var customer = await running.Customer();
        await customer.Post("m-1", "Добрий день");
        var page = (await ConsoleTab.SignedIn(browser, running.Service.Address)).Page;
        await page.GotoAsync("/console/conversations?channel=web");
        await page.Locator(".rows a").First.ClickAsync();
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-connection", "online");
        await page.EvaluateAsync("window.stays = true");
        var (isAway, failed) = (true, 0);
        await page.RouteAsync("**/console/**", route =>
        {
            if (!isAway || route.Request.Method != "POST")
                return route.ContinueAsync();
            failed++;
            return route.AbortAsync();
        });

        await page.Locator("button[value=takeover]").ClickAsync();
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("Сервіс не відповідає.");
        await page.Locator("button[value=takeover]").ClickAsync();
        await Eventually.Until(() => failed == 2, TimeSpan.FromSeconds(30));
        await Expect(page.Locator("[role=alert]")).ToHaveCountAsync(1);
        isAway = false;
        await page.Locator("button[value=takeover]").ClickAsync();

        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Розмова у вас, бот мовчить.");
        await Expect(page.Locator("[role=alert]")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("window.stays"), "A form has loaded the whole page.");
    }

    [Fact]
    public async Task What_was_typed_is_kept_until_the_form_is_accepted()
    {
        using var customer = await running.Customer();
        await customer.Post("m-1", "Добрий день");
        var page = (await ConsoleTab.SignedIn(browser, running.Service.Address)).Page;
        await OpenNewest(page);
        using var other = await ConsoleClient.SignedIn(running.Service.Address, name: "Петро");
        var path = new Uri(page.Url).PathAndQuery;
        using var taken = await other.Post(path, path, ("verb", "takeover"));

        await page.Locator("#text").FillAsync("Вітаю, це Оксана");
        await page.Locator("button[value=say]").ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("Не надіслано");
        await Expect(page.Locator("#text")).ToHaveValueAsync("Вітаю, це Оксана");
        await Expect(page.Locator(".kept")).ToContainTextAsync("Ваш текст збережено.");
        await page.Locator("button[value=say]").ClickAsync();
        await Expect(page.Locator(".line.manager .words")).ToHaveTextAsync("Вітаю, це Оксана");
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
        await Expect(page.Locator(".kept")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_page_that_says_no_leads_back_to_what_was_typed()
    {
        var tooLong = new string('а', 4_001);
        using var customer = await running.Customer();
        await customer.Post("m-1", "Добрий день");
        var page = (await ConsoleTab.SignedIn(browser, running.Service.Address)).Page;
        await OpenNewest(page);

        await page.EvaluateAsync("document.getElementById('text').removeAttribute('maxlength')");
        await page.Locator("#text").FillAsync(tooLong);
        await page.Locator("button[value=note]").ClickAsync();
        await Expect(page.Locator(".fault")).ToContainTextAsync("щонайбільше 4000 символів");
        await page.Locator("main a").ClickAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync(tooLong);
        await Expect(page.Locator("#text")).ToBeFocusedAsync();
        await Expect(page.Locator(".kept")).ToHaveCountAsync(1);
        await page.Locator("#text").FillAsync("Коротко");
        await page.Locator("button[value=handback], button[value=takeover]").First.ClickAsync();
        await Expect(page.Locator(".notice")).ToBeVisibleAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync("Коротко");
        await page.Locator("button[value=note]").ClickAsync();

        await Expect(page.Locator(".line.note .words")).ToHaveTextAsync("Коротко");
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
        await Expect(page.Locator(".kept")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_typed_comes_back_to_nobody_elses_form_and_is_forgotten_by_who_signs_out()
    {
        using var customer = await running.Customer();
        await customer.Post("m-1", "Добрий день");
        var page = (await ConsoleTab.SignedIn(browser, running.Service.Address)).Page;
        await OpenNewest(page);
        var address = page.Url.Split('#')[0];
        await page.EvaluateAsync("document.getElementById('text').removeAttribute('maxlength')");
        await page.Locator("#text").FillAsync(new string('а', 4_001));
        await page.Locator("button[value=say]").ClickAsync();
        await Expect(page.Locator(".fault")).ToBeVisibleAsync();

        using var another = await running.Customer();
        await another.Post("m-1", "Вітаю");
        await OpenNewest(page);
        Assert.NotEqual(address, page.Url.Split('#')[0]);
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
        await Expect(page.Locator(".kept")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("JSON.stringify(sessionStorage).includes('аааа')"));

        await page.Locator(".who button").ClickAsync();
        await Expect(page.Locator("#token")).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("JSON.stringify(sessionStorage).includes('аааа')"));
        await page.Locator("#name").FillAsync("Оксана");
        await page.Locator("#token").FillAsync(ServiceProcess.AdminToken);
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator("#now")).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>(
            $"JSON.stringify(sessionStorage).includes('{ServiceProcess.AdminToken}')"));
        await page.GotoAsync(address);
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task An_operator_sends_photos_and_ready_answers_notes_finds_and_erases()
    {
        using var customer = await running.Customer();
        await customer.Post("m-1", "Де моє замовлення на кашемірове пальто?");
        var tab = await ConsoleTab.SignedIn(browser, running.Service.Address);
        var page = tab.Page;

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
        await tab.AssertFitsAndIsUsable();

        await page.Locator("a[href^='/console/erase']").ClickAsync();
        await tab.AssertFitsAndIsUsable();
        await page.Locator("input[name=confirmed]").CheckAsync();
        await page.Locator("button.danger").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Усі дані клієнта видалено.");
        await page.GotoAsync("/console/conversations?words=кашемірове");
        await Expect(page.Locator(".rows li")).ToHaveCountAsync(0);
        await page.GotoAsync("/console/audit");
        await Expect(page.Locator(".rows li").First).ToContainTextAsync("видалення даних клієнта");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_broadcast_is_shown_as_it_is_written()
    {
        var tab = await ConsoleTab.SignedIn(browser, running.Service.Address);
        var page = tab.Page;
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
        await tab.AssertFitsAndIsUsable();
        tab.AssertNoErrors();
    }

    private static async Task OpenNewest(IPage page)
    {
        await page.GotoAsync("/console/conversations?channel=web");
        await page.Locator(".rows a").First.ClickAsync();
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-connection", "online");
        await Expect(page.Locator("#text")).ToBeVisibleAsync();
    }
}
