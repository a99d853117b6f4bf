using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console.Samples;

/// <summary>Writes a day's work of an invented shop into a SQLite database, something for each page of the console.</summary>
internal static class SampleShop
{
    /// <summary>The key of the conversation with the most in it.</summary>
    public const string Key = "telegram:100200301";

    private const string Angry = "instagram:900100200", Web = "web:0f3a9c1e", Other = "telegram:100200302";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static async Task FillSample(this IDatabase database)
    {
        await database.Customers();
        await database.Transcript();
        await SampleReplay.Write(database, Key, Now);
        await SampleFigures.Write(database, Now);
        await SampleMoney.Write(database, Key, Other, Now);
        await SampleDesk.Write(database, Angry, Now);
    }

    private static async Task Customers(this IDatabase database)
    {
        await database.Customer(Key, 4, "Софія Зразкова", "manager", "STATE_5_PAYMENT_DELIVERY");
        await database.Customer(Angry, 9, "Марта Прикладна", "manager", "STATE_8_COMPLAINT");
        await database.Customer(Web, 12, "Наталія", "bot", "STATE_4_OFFER");
        await database.Customer(Other, 31, "Дарина", "bot", "STATE_3_SIZE_COLOR");
        await database.Call(Angry, "COMPLAINT", "L3", "open", 9);
        await database.Call(Other, "WHOLESALE", "L1", "open", 31);
        await database.Call(Key, "URGENT_DELIVERY", "L2", "taken", 7);
    }

    private static async Task Transcript(this IDatabase database)
    {
        await database.Say(Key, 1, 0, "Добрий день! Чи є кашемірове пальто на зріст 128?", 26);
        await database.Say(Key, 2, 1, "Добрий день! Так, є бежеве й рожеве. На зріст 128 підійде розмір 122–128, ціна 2450 грн.", 26);
        await database.Say(Key, 3, 0, "Рожеве, будь ласка. Чи можна отримати до п’ятниці? Дуже потрібно на свято. +380501112233", 7);
        await database.Say(Key, 4, 1, "Передаю Вас менеджерці: вона підкаже щодо термінової доставки.", 7);
        await database.Say(
            Key, 5, 2, "Вітаю, це Оксана. Якщо оплатите сьогодні до 17:00, відправимо ввечері, і в п’ятницю пальто буде у Вас.", 5);
        await database.Say(Key, 6, 3, "Відкласти рожеве 122–128, доставка до п’ятниці.", 5);
        await database.Say(Key, 7, 0, "Чудово, оплачую!", 4);
        await database.Say(Angry, 1, 0, "Прийшла не та сукня, це вже вдруге. Поверніть гроші!", 9);
        await database.Say(Web, 1, 0, "А яке ще пальто порадите дівчинці на весну?", 12);
        await database.Say(Other, 1, 0, "Ми шкільний ансамбль, потрібно 24 сукні «Анна». Чи є гуртова ціна?", 31);
        await database.Write("update messages set turn_id = 't' || sequence where session_key = @Key and author = 1", new { Key });
        foreach (var sequence in new[] { 2, 4, 5 })
            await database.Outbox(Key, sequence, "a", "sent");
        await database.Outbox(Other, 2, "Дякуємо за замовлення!", "failed", at: Now.AddMinutes(-50));
        await database.Write(
            "insert into manager_lines (session_key, sequence, manager, at) values (@Key, 5, 'Oksana', @Now), (@Key, 6, 'Oksana', @Now)",
            new { Key, Now });
    }

    private static Task Customer(this IDatabase database, string key, int age, string name, string mode, string state) => database.Write(
        """
        insert into grain_state (kind, key, version, state, updated_at) values ('session', @key, 7, json_object(
            'channel', @channel, 'mode', @mode, 'pending', 0,
            'customer', json_object('name', @name, 'language', 'uk'),
            'handoff', json_object('manager', iif(@mode = 'manager', 'Oksana', null), 'since', @at),
            'conversation', json_object('state', @state, 'language', 'uk', 'lastIntent', 'PAYMENT_DELIVERY')), @at)
        """,
        new { key, channel = key.Split(':')[0], mode, name, state, at = Now.AddMinutes(-age) });

    private static Task Say(this IDatabase database, string key, long sequence, int author, string text, int age) => database.Write(
        """
        insert into messages (session_key, sequence, at, author, kind, text, sent_at, position)
        values (@key, @sequence, @at, @author, 0, @text, @at, 0)
        """,
        new { key, sequence, author, text, at = Now.AddMinutes(-age) });

    private static Task Call(this IDatabase database, string key, string reason, string level, string status, int age) => database.Write(
        """
        insert into escalations (session_key, reason, level, state, status, at, taken_by)
        values (@key, @reason, @level, '', @status, @at, iif(@status = 'taken', 'Oksana', null))
        """,
        new { key, reason, level, status, at = Now.AddMinutes(-age) });
}
