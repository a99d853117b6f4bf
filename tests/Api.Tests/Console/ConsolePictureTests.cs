using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MirtAi.Api.Tests.Chat;
using MirtAi.Api.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MirtAi.Api.Tests.Console;

/// <summary>
/// The console on a wide screen with a day's work in it. With <c>MIRT_PICTURES</c> it makes the pictures of the documents in that folder.
/// </summary>
public sealed class ConsolePictureTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Key = "telegram:100200301";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private EdgeHost? host;

    private SqliteDatabase Database => (SqliteDatabase)host!.Database;

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
    [InlineData("now", "/console", ColorScheme.Light)]
    [InlineData("conversation", $"/console/conversation?key={Key}", ColorScheme.Light)]
    [InlineData("orders", "/console/orders", ColorScheme.Dark)]
    [InlineData("search", "/console/conversations?words=пальто", ColorScheme.Light)]
    public async Task A_wide_page_is_usable(string name, string path, ColorScheme colors)
    {
        await Fill();
        var page = await browser.Load(host!.Address, "/console?lang=en", "en-GB", width: 1180, height: 760, colors: colors);
        await page.Locator("#name").FillAsync("Oksana");
        await page.Locator("#token").FillAsync(EdgeHost.Token);
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator("#now")).ToBeVisibleAsync();

        await page.GotoAsync(path);

        await Expect(page.Locator("main")).ToContainTextAsync(name is "conversation" ? "кашемірове пальто" : "Софія");
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(violation => $"{page.Url} {violation.Id}: {violation.Help}"));
        if (Environment.GetEnvironmentVariable("MIRT_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, $"console-{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    private async Task Fill()
    {
        await Customer(Key, 4, "Софія Зразкова", "manager", "STATE_5_PAYMENT_DELIVERY");
        await Customer("instagram:900100200", 9, "Марта Прикладна", "manager", "STATE_8_COMPLAINT");
        await Customer("web:0f3a9c1e", 12, "Наталія", "bot", "STATE_4_OFFER");
        await Customer("telegram:100200302", 31, "Дарина", "bot", "STATE_3_SIZE_COLOR");
        await Say(Key, 1, 0, "Добрий день! Чи є кашемірове пальто на зріст 128?", 26);
        await Say(Key, 2, 1, "Добрий день! Так, є бежеве й рожеве. На зріст 128 підійде розмір 122–128, ціна 2450 грн.", 26);
        await Say(Key, 3, 0, "Рожеве, будь ласка. Чи можна отримати до п’ятниці? Дуже потрібно на свято", 7);
        await Say(Key, 4, 1, "Передаю Вас менеджерці: вона підкаже щодо термінової доставки.", 7);
        await Say(Key, 5, 2, "Вітаю, це Оксана. Якщо оплатите сьогодні до 17:00, відправимо ввечері, і в п’ятницю пальто буде у Вас.", 5);
        await Say(Key, 6, 3, "Відкласти рожеве 122–128, доставка до п’ятниці.", 5);
        await Say(Key, 7, 0, "Чудово, оплачую!", 4);
        await Say("web:0f3a9c1e", 1, 0, "А яке ще пальто порадите дівчинці на весну?", 12);
        await Database.Outbox(Key, 2, "a", "sent");
        await Database.Outbox(Key, 5, "a", "sent");
        await Database.Write(
            "insert into manager_lines (session_key, sequence, manager, at) values (@Key, 5, 'Oksana', @Now), (@Key, 6, 'Oksana', @Now)",
            new { Key, Now });
        await Call(Key, "URGENT_DELIVERY", "L2", "taken", 7);
        await Call("instagram:900100200", "COMPLAINT", "L3", "open", 9);
        await Call("telegram:100200302", "WHOLESALE", "L1", "open", 31);
        await Order("M-2041", Key, "pending_payment", "Зразкова Софія", "Пальто «Мрія»", "рожевий", 2450, 4);
        await Order("M-2040", "telegram:100200302", "paid", "Прикладна Дарина", "Сукня «Анна»", "блакитний", 1850, 90);
    }

    private Task Customer(string key, int age, string name, string mode, string state) => Database.Write(
        """
        insert into grain_state (kind, key, version, state, updated_at) values ('session', @key, 7, json_object(
            'channel', @channel, 'mode', @mode, 'pending', 0,
            'customer', json_object('name', @name, 'language', 'uk'),
            'handoff', json_object('manager', iif(@mode = 'manager', 'Oksana', null), 'since', @at),
            'conversation', json_object('state', @state, 'language', 'uk', 'lastIntent', 'DELIVERY_QUESTION')), @at)
        """,
        new { key, channel = key.Split(':')[0], mode, name, state, at = Now.AddMinutes(-age) });

    private Task Say(string key, long sequence, int author, string text, int age) => Database.Write(
        """
        insert into messages (session_key, sequence, at, author, kind, text, sent_at, position)
        values (@key, @sequence, @at, @author, 0, @text, @at, 0)
        """,
        new { key, sequence, author, text, at = Now.AddMinutes(-age) });

    private Task Call(string key, string reason, string level, string status, int age) => Database.Write(
        """
        insert into escalations (session_key, reason, level, state, status, at, taken_by)
        values (@key, @reason, @level, '', @status, @at, iif(@status = 'taken', 'Oksana', null))
        """,
        new { key, reason, level, status, at = Now.AddMinutes(-age) });

    private Task Order(string number, string key, string status, string name, string product, string color, int price, int age) =>
        Database.Write(
            """
            insert into orders (
                external_id, session_key, status, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at, updated_at)
            values (@number, @key, @status, 'UAH', @price, @price, 'full_prepay', @name, '', 'Львів', 'відділення 3', @at, @at);
            insert into order_lines (order_id, position, product_id, name, size, color, quantity, price)
            select id, 1, '1', @product, '122–128', @color, 1, @price from orders where external_id = @number
            """,
            new { number, key, status, name, product, color, price, at = Now.AddMinutes(-age) });
}
