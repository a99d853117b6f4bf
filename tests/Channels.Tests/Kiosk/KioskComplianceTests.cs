using System.Net;

namespace MirtAi.Channels.Tests.Kiosk;

/// <summary>A channel that is one folder and one line of registration keeps what every channel keeps.</summary>
public sealed class KioskComplianceTests : WebhookCompliance
{
    internal override WebhookUnderTest Webhook { get; } = new KioskUnderTest();

    [Theory]
    [InlineData($"token={KioskUnderTest.Token}&challenge=1158201444", HttpStatusCode.OK)]
    [InlineData("token=a-guess&challenge=1158201444", HttpStatusCode.Forbidden)]
    [InlineData("challenge=1158201444", HttpStatusCode.Forbidden)]
    public async Task Its_address_is_verified_by_the_token(string query, HttpStatusCode status)
    {
        await using var host = await Start();
        using var client = host.Client();

        using var response = await client.GetAsync($"/webhooks/kiosk?{query}", Cancellation);

        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.OK)
            Assert.Equal("1158201444", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task While_it_is_off_its_address_is_not_verified()
    {
        await using var host = await ChannelHost.Start(Webhook, []);
        using var client = host.Client();

        using var response = await client.GetAsync("/webhooks/kiosk?challenge=1", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Its_own_acknowledgement_is_the_answer()
    {
        await using var host = await Start();
        using var client = host.Client();
        var body = Webhook.Event(1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/kiosk") { Content = new ByteArrayContent(body) };
        Webhook.Sign(request, body);

        using var response = await client.SendAsync(request, Cancellation);

        Assert.Equal("""{"status":"accepted"}""", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }
}
