using System.Net;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Outages;

/// <summary>The SQLite file goes away under the service.</summary>
public sealed class FileGoneTests
{
    private const string Secret = "invented-webhook-secret";

    [Fact]
    public async Task Webhooks_are_refused_from_the_moment_at_which_they_would_be_lost_and_taken_after_a_restart()
    {
        using var folder = new TempFolder();
        await using var service = await ServiceProcess.StartAsync(new()
        {
            Settings = new Dictionary<string, string>
            {
                ["Storage:ConnectionString"] = $"Data Source={folder.File("mirt.db")}",
                ["Telegram:BotToken"] = "7000000001:invented",
                ["Telegram:WebhookSecret"] = Secret,
                ["Telegram:ApiBaseUrl"] = "http://127.0.0.1:9",
            },
        });
        Assert.Equal(HttpStatusCode.OK, await Post(service, 1));

        File.Delete(folder.File("mirt.db"));

        for (var update = 2; update < 12; update++)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Post(service, update));
        await Eventually.Until(
            async () => (await Ready(service)).Contains("restart the service", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        await service.StopAsync();
        await service.StartAgainAsync();
        Assert.Equal(HttpStatusCode.OK, await Post(service, 12));
    }

    private static async Task<HttpStatusCode> Post(ServiceProcess service, int update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/telegram");
        request.Content = new StringContent(TelegramUpdates.Text(update, update, "hello", 1).ToJsonString(), null, "application/json");
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(response.StatusCode == HttpStatusCode.ServiceUnavailable, response.Headers.RetryAfter is not null);
        return response.StatusCode;
    }

    private static async Task<string> Ready(ServiceProcess service)
    {
        using var response = await service.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
