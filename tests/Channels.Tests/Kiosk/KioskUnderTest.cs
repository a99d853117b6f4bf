using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Channels.Tests.Kiosk;

internal sealed class KioskUnderTest : WebhookUnderTest
{
    public const string Token = "an-invented-token";

    private const string Secret = "an-invented-key";

    public override string Name => "kiosk";

    public override TimeSpan? Window => TimeSpan.FromDays(1);

    public override IReadOnlyDictionary<string, string?> Required { get; } = new Dictionary<string, string?>
    {
        ["Kiosk:ApiToken"] = Token,
        ["Kiosk:AppSecret"] = Secret,
    };

    public override string AddressKey => "Kiosk:ApiBaseUrl";

    public override string Recipient => "7";

    public override IReadOnlyList<byte[]> Malformed { get; } =
        [[], .. new[] { "{}", "[", "[99999999999999999999]" }.Select(Encoding.UTF8.GetBytes)];

    public override byte[]? OfNoInterest { get; } = Encoding.UTF8.GetBytes("""[{"seen":[1,2]}]""");

    public override byte[] Event(int number) => Encoding.UTF8.GetBytes($"[{Item(number)}]");

    public override byte[] Batch(params int[] numbers) =>
        Encoding.UTF8.GetBytes($"[{string.Join(""","nonsense",{"id":"x"},""", numbers.Select(Item))}]");

    public override void Sign(HttpRequestMessage request, byte[] body) => Sign(request, Secret, body);

    /// <summary>By the right key, but of another body.</summary>
    public override void Forge(HttpRequestMessage request, byte[] body) => Sign(request, Secret, [.. body, (byte)' ']);

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddKiosk(configuration);

    private static string Item(int number) => $$"""{"id":{{number}},"visitor":{{1000 + number}},"text":"Добрий день"}""";

    private static void Sign(HttpRequestMessage request, string key, byte[] body) => request.Headers.Add(
        KioskWebhook.SignatureHeader, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body))}");
}
