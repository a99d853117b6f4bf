using System.Net;

namespace MirtAi.Channels.Tests.ManyChat;

public sealed class ManyChatComplianceTests : WebhookCompliance
{
    internal override WebhookUnderTest Webhook { get; } = new ManyChatUnderTest();

    [Theory]
    [InlineData("/webhooks/manychat", "X-ManyChat-Token", ManyChatUnderTest.Token, HttpStatusCode.OK)]
    [InlineData("/api/v1/messages", "X-ManyChat-Token", ManyChatUnderTest.Token, HttpStatusCode.OK)]
    [InlineData("/webhooks/manychat", "Authorization", $"Bearer {ManyChatUnderTest.Token}", HttpStatusCode.OK)]
    [InlineData("/webhooks/manychat", "Authorization", ManyChatUnderTest.Token, HttpStatusCode.OK)]
    [InlineData("/webhooks/manychat", "Authorization", "Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/messages", "Authorization", "Bearer a-guess", HttpStatusCode.Unauthorized)]
    public async Task The_token_comes_by_either_header_to_either_address(string path, string header, string value, HttpStatusCode status)
    {
        await using var host = await Start();
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Webhook.Event(1)) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await client.SendAsync(request, Cancellation);

        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.OK)
            Assert.Equal("""{"status":"accepted"}""", await response.Content.ReadAsStringAsync(Cancellation));
    }
}
