using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Api.Webhooks;
using MirtAi.Channels.Instagram;
using MirtAi.TelegramPeer;

namespace MirtAi.Api.Tests.Http;

/// <summary>Who does not know a platform's secret is limited; the platform never is.</summary>
public sealed class WebhookFloodTests
{
    private const string Telegram = "/webhooks/telegram", Instagram = "/webhooks/instagram", Secret = "a-secret-for-tests-0123456789";
    private const string Nothing = """{"update_id":1,"poll":{"id":"1"}}""", NoEntries = """{"object":"instagram","entry":[]}""";

    [Fact]
    public async Task A_flood_of_wrong_secrets_gets_429_while_the_platform_at_the_same_address_is_served()
    {
        using var refusals = new Refusals();
        await using var host = await Start();
        using var client = host.Client();

        var flood = await Statuses(client, Telegram, WebhookGuard.WrongAtOnce + 200, request => Sign(request, "wrong"));
        var platform = await Statuses(client, Telegram, 1_500, request => Sign(request, Secret));

        Assert.Contains(HttpStatusCode.Unauthorized, flood);
        Assert.Contains(HttpStatusCode.TooManyRequests, flood[^20..]);
        Assert.True(flood.Count(status => status == HttpStatusCode.TooManyRequests) > 50);
        Assert.Contains("wrongWebhooks", refusals.Limits);
        Assert.All(platform, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Where_only_the_body_tells_an_address_that_the_platform_signed_from_is_never_limited()
    {
        await using var host = await Start();
        using var client = host.Client();

        var first = await Statuses(client, Instagram, 1, request => SignBody(request, Secret));
        var flood = await Statuses(client, Instagram, WebhookGuard.WrongAtOnce + 200, request => SignBody(request, "wrong"));
        var platform = await Statuses(client, Instagram, 100, request => SignBody(request, Secret));

        Assert.Equal(HttpStatusCode.OK, Assert.Single(first));
        Assert.Contains(HttpStatusCode.TooManyRequests, flood[^20..]);
        Assert.All(platform, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task A_stranger_who_was_limited_is_not_read_and_other_addresses_are_served()
    {
        await using var host = await Start();
        using var stranger = host.Client(address: "203.0.113.7");
        using var platform = host.Client(address: "203.0.113.8");
        await Statuses(stranger, Instagram, WebhookGuard.WrongAtOnce + 100, request => SignBody(request, "wrong"));

        using var refused = await stranger.SendAsync(SignBody(Request(Instagram), "wrong"), TestContext.Current.CancellationToken);
        using var guess = await stranger.GetAsync(
            $"{Instagram}?hub.mode=subscribe&hub.verify_token=guess&hub.challenge=1", TestContext.Current.CancellationToken);
        var served = await Statuses(platform, Instagram, 20, request => SignBody(request, Secret));

        await refused.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        await guess.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.All(served, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    private static Task<EdgeHost> Start() => EdgeHost.Start(
        configure: builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Telegram:BotToken"] = TelegramPeerOptions.DefaultToken,
                ["Telegram:WebhookSecret"] = Secret,
                ["Instagram:AppSecret"] = Secret,
                ["Instagram:VerifyToken"] = "a-token",
                ["Instagram:AccessToken"] = "another-token",
                ["Instagram:AccountId"] = "17841400000000000",
                ["Proxy:TrustedNetworks"] = "127.0.0.0/8",
            });
            builder.Services.AddInstagram(builder.Configuration);
            builder.Services.AddWebhooks();
        },
        map: app => app.MapWebhooks());

    private static async Task<HttpStatusCode[]> Statuses(
        HttpClient client, string path, int count, Func<HttpRequestMessage, HttpRequestMessage> sign)
    {
        var statuses = new HttpStatusCode[count];
        for (var index = 0; index < count; index++)
        {
            using var request = sign(Request(path));
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            statuses[index] = response.StatusCode;
        }

        return statuses;
    }

    private static HttpRequestMessage Request(string path) => new(HttpMethod.Post, path)
    {
        Content = new StringContent(path == Telegram ? Nothing : NoEntries, Encoding.UTF8, "application/json"),
    };

    private static HttpRequestMessage Sign(HttpRequestMessage request, string secret)
    {
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        return request;
    }

    private static HttpRequestMessage SignBody(HttpRequestMessage request, string secret)
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(NoEntries));
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(signature)}");
        return request;
    }
}
