using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.ManyChat;

namespace MirtAi.Channels.Tests.ManyChat;

internal sealed class ManyChatUnderTest : WebhookUnderTest
{
    public const string Token = "an-invented-webhook-token";

    public override string Name => "manychat";

    public override TimeSpan? Window => TimeSpan.FromDays(1);

    public override IReadOnlyDictionary<string, string?> Required { get; } = new Dictionary<string, string?>
    {
        ["ManyChat:ApiToken"] = "12345:invented",
        ["ManyChat:WebhookToken"] = Token,
    };

    public override string AddressKey => "ManyChat:ApiBaseUrl";

    public override string Recipient => "10000000000000001";

    public override IReadOnlyList<byte[]> Malformed { get; } = [.. new[]
    {
        "", "[]", "{", "null", "{}", """{"clientId":"1"}""", """{"message":"Вітаю"}""", """{"clientId":"1","message":""}""",
        "{\"clientId\":\"1\",\"message\":\"сказала \"так\"\"}", """{"clientId":"../etc","message":"x"}""",
        """{"clientId":"{{user_id}}","message":"x"}""",
    }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whatever a flow sends is meant for the service.</summary>
    public override byte[]? OfNoInterest => null;

    public override byte[] Event(int number) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["subscriber"] = new JsonObject { ["id"] = 10_000_000_000_000_000L + number },
        ["message"] = new JsonObject { ["id"] = $"m{number}", ["text"] = "Добрий день" },
    }.ToJsonString());

    public override void Sign(HttpRequestMessage request, byte[] body) => request.Headers.Add("X-ManyChat-Token", Token);

    public override void Forge(HttpRequestMessage request, byte[] body) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "a-guess");

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddManyChat(configuration);
}
