using System.Text;

namespace MirtAi.Bench;

/// <summary>Signed Telegram updates, as whole HTTP requests: texts of a number of customers in turn.</summary>
internal sealed class Updates(int customers, long firstUpdateId, long firstCustomer = 1_000_000)
{
    public const string Secret = "bench-secret";
    public const string BotToken = "123456789:AAbench-bench-bench-bench-bench-bench";

    private long last = firstUpdateId - 1;

    /// <summary>The next update; every call another one.</summary>
    public byte[] Next()
    {
        var id = Interlocked.Increment(ref last);
        return Request(id, firstCustomer + id % customers, "Добрий день, чи є сукня Анна на зріст 131?");
    }

    /// <summary>One update as an HTTP request.</summary>
    public static byte[] Request(long updateId, long customer, string text)
    {
        var body =
            $$$"""{"update_id":{{{updateId}}},"message":{"message_id":{{{updateId}}},"from":{"id":{{{customer}}},"is_bot":false,"first_name":"Олена","language_code":"uk"},"chat":{"id":{{{customer}}},"first_name":"Олена","type":"private"},"date":1763770000,"text":"{{{text}}}"}}""";
        var head =
            $"POST /webhooks/telegram HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + $"Content-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: {Secret}\r\n"
                + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
        return Encoding.UTF8.GetBytes(head + body);
    }
}
