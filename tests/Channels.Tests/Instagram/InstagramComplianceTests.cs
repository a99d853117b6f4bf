using System.Net;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Tests.Instagram;

public sealed class InstagramComplianceTests : WebhookCompliance
{
    internal override WebhookUnderTest Webhook { get; } = new InstagramUnderTest();

    [Theory]
    [InlineData($"hub.mode=subscribe&hub.verify_token={InstagramUnderTest.VerifyToken}&hub.challenge=1158201444", HttpStatusCode.OK)]
    [InlineData("hub.mode=subscribe&hub.verify_token=a-guess&hub.challenge=1158201444", HttpStatusCode.Forbidden)]
    [InlineData($"hub.mode=subscribe&hub.verify_token={InstagramUnderTest.VerifyToken}", HttpStatusCode.Forbidden)]
    [InlineData($"hub.verify_token={InstagramUnderTest.VerifyToken}&hub.challenge=1158201444", HttpStatusCode.Forbidden)]
    public async Task Its_address_is_verified_by_the_token(string query, HttpStatusCode status)
    {
        await using var host = await Start();
        using var client = host.Client();

        using var response = await client.GetAsync($"/webhooks/instagram?{query}", Cancellation);

        Assert.Equal(status, response.StatusCode);
        if (status != HttpStatusCode.OK)
            return;
        Assert.Equal("1158201444", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("the-apps-secret", HttpStatusCode.OK)]
    [InlineData("the-instagram-apps-secret", HttpStatusCode.OK)]
    [InlineData("the-apps-secret,the-instagram-apps-secret", HttpStatusCode.Unauthorized)]
    [InlineData("a-guess", HttpStatusCode.Unauthorized)]
    public async Task Each_of_several_secrets_signs(string secret, HttpStatusCode status)
    {
        var settings = Webhook.Required.ToDictionary();
        settings["Instagram:AppSecret"] = "the-apps-secret, the-instagram-apps-secret";
        await using var host = await ChannelHost.Start(Webhook, settings);
        using var client = host.Client();
        var body = Webhook.Event(1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/instagram") { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Hub-Signature-256", InstagramBodies.Signature(body, secret));

        Assert.Equal(status, (await client.SendAsync(request, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task What_comes_after_a_message_that_could_not_be_stored_does_not_overtake_it()
    {
        await using var host = await Start();
        var customer = InstagramBodies.Customer(1);
        var body = InstagramBodies.Of(
            InstagramBodies.Message(customer, "m1", "перше"),
            InstagramBodies.Message(customer, "m2", "друге"),
            InstagramBodies.Text(2)).Bytes();
        host.Gate.Script = inbound => inbound.EventId == "instagram:m1" ? throw new StorageUnavailableException("away") : null;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Post(host, body));
        Assert.Single(host.Gate.Stored);

        host.Gate.Script = _ => null;
        Assert.Equal(HttpStatusCode.OK, await Post(host, body));
        Assert.Equal(
            ["перше", "друге"],
            host.Gate.Stored.OfType<InboundEvent>().Where(inbound => inbound.Recipient == customer).Select(inbound => inbound.Text));
    }

    [Fact]
    public async Task The_old_signature_alone_is_not_taken()
    {
        await using var host = await Start();
        using var client = host.Client();
        using var request =
            new HttpRequestMessage(HttpMethod.Post, "/webhooks/instagram") { Content = new ByteArrayContent(Webhook.Event(1)) };
        request.Headers.Add("X-Hub-Signature", "sha1=0123456789abcdef0123456789abcdef01234567");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(request, Cancellation)).StatusCode);
    }
}
