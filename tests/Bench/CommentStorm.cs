using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Bench;

/// <summary>Signed webhooks of Instagram, as whole HTTP requests: each with another comment below one of a few posts.</summary>
internal sealed class CommentStorm
{
    public const string Secret = "bench-app-secret", AccountId = "17841400000000001";
    private const int Posts = 20;

    private static readonly string[] Texts =
        ["Скільки коштує сукня Анна?", "Яка краса, дякую!", "Коли відправите на Одесу?", "Підписуйтесь на мій канал @invented", "Яке лайно"];

    private long last = 17_900_000_001_000_000;

    /// <summary>The next webhook; every call another comment of another person.</summary>
    public byte[] Next()
    {
        var id = Interlocked.Increment(ref last);
        var body =
            $$$$"""{"object":"instagram","entry":[{"id":"{{{{AccountId}}}}","time":{{{{Now}}}},"changes":[{"field":"comments","value":{"id":"{{{{id}}}}","text":"{{{{Texts[id % Texts.Length]}}}}","from":{"id":"{{{{id - 120_000_000_000_000}}}}","username":"invented.{{{{id}}}}"},"media":{"id":"{{{{17_900_000_000_000_000 + id % Posts}}}}","media_product_type":"FEED"}}}]}]}""";
        var bytes = Encoding.UTF8.GetBytes(body);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), bytes));
        var head =
            $"POST /webhooks/instagram HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + $"X-Hub-Signature-256: sha256={signature}\r\nContent-Length: {bytes.Length}\r\n\r\n";
        return [.. Encoding.UTF8.GetBytes(head), .. bytes];
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
