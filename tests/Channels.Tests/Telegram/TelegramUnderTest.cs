using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.TelegramPeer;

namespace MirtAi.Channels.Tests.Telegram;

internal sealed class TelegramUnderTest : WebhookUnderTest
{
    private const string Header = "X-Telegram-Bot-Api-Secret-Token";
    private const string Secret = "an-invented-secret_1";
    private const long FirstChat = 510_000_000;

    public override string Name => "telegram";

    public override TimeSpan? Window => null;

    public override IReadOnlyDictionary<string, string?> Required { get; } = new Dictionary<string, string?>
    {
        ["Telegram:BotToken"] = TelegramPeerOptions.DefaultToken,
        ["Telegram:WebhookSecret"] = Secret,
    };

    public override IReadOnlyDictionary<string, string?> Chosen { get; } =
        new Dictionary<string, string?> { ["Telegram:Mode"] = "webhook" };

    public override string AddressKey => "Telegram:ApiBaseUrl";

    public override string Recipient => "510000001";

    public override IReadOnlyList<byte[]> Malformed { get; } =
        [[], [0xFF, 0xFE], .. new[] { "[]", "{", "null", "{\"update_id\":\"1\"}" }.Select(Encoding.UTF8.GetBytes)];

    public override byte[]? OfNoInterest { get; } = Encoding.UTF8.GetBytes("{\"update_id\":77,\"poll\":{\"id\":\"1\"}}");

    public override byte[] Event(int number) =>
        Encoding.UTF8.GetBytes(TelegramUpdates.Text(number, FirstChat + number, "Добрий день").ToJsonString());

    public override void Sign(HttpRequestMessage request, byte[] body) => request.Headers.Add(Header, Secret);

    public override void Forge(HttpRequestMessage request, byte[] body) => request.Headers.Add(Header, "a-guess");

    public override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddTelegram(configuration).AddSingleton<ICustomerTopics, NoTopics>().AddSingleton(OpeningHours.Always);

    private sealed class NoTopics : ICustomerTopics
    {
        public Task<CustomerTopic?> Find(string account, string chat, string sessionKey, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<CustomerTopic> Add(
            string account, string chat, string sessionKey, CustomerTopic topic, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task Rename(string account, CustomerTopic topic, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task Remove(string account, string topic, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
