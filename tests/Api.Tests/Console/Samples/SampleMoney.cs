using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console.Samples;

/// <summary>Orders, payments, subscriptions and a broadcast.</summary>
internal static class SampleMoney
{
    public const string Payment = "0123456789abcdef0123456789abcdef", Broadcast = "spring";

    public static async Task Write(IDatabase database, string key, string other, DateTimeOffset now)
    {
        await Order(database, "M-2041", key, "pending_payment", "Зразкова Софія", "Пальто «Мрія»", "рожевий", 2450, now.AddMinutes(-4));
        await Order(database, "M-2040", other, "paid", "Прикладна Дарина", "Сукня «Анна»", "блакитний", 1850, now.AddMinutes(-90));
        await database.Write(
            """
            insert into payments (id, provider, provider_id, session_key, order_number, amount, currency, status, refunded, granted, created_at, updated_at)
            values (@Payment, 'yookassa', 'p-1', @other, 'M-2040', '1850', 'UAH', 'succeeded', '0', '1850', @at, @at);
            insert into payment_events (provider, event_id, payment_id, session_key, status, amount, currency, refunded, outcome, at)
            values ('yookassa', 'e-1', @Payment, @other, 'succeeded', '1850', 'UAH', '0', 'applied', @at);
            insert into subscriptions (session_key, plan, status, started_at, ends_at, reminded_days, updated_at)
            values (@key, 'month', 'active', @at, @until, 0, @at)
            """,
            new { Payment, key, other, at = now.AddMinutes(-80), until = now.AddDays(20) });
        await database.Write(
            """
            insert into grain_state (kind, key, version, state, updated_at) values ('broadcast', @Broadcast, 1, json_object(
                'status', 'completed', 'words', json_object('ukrainian', 'Весняна колекція вже тут', 'russian', '', 'english', ''),
                'recipients', 512, 'enqueued', 498, 'skipped', json_object('opted_out', 14), 'createdAt', @at, 'startsAt', @at), @at)
            """,
            new { Broadcast, at = now.AddHours(-30) });
    }

    private static Task Order(
        IDatabase database, string number, string key, string status, string name, string product, string color, int price,
        DateTimeOffset at) => database.Write(
        """
        insert into orders (
            external_id, session_key, status, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at, updated_at)
        values (@number, @key, @status, 'UAH', @price, @price, 'full_prepay', @name, '', 'Львів', 'відділення 3', @at, @at);
        insert into order_lines (order_id, position, product_id, name, size, color, quantity, price)
        select id, 1, '1', @product, '122–128', @color, 1, @price from orders where external_id = @number
        """,
        new { number, key, status, name, product, color, price, at });
}
