using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests.ManyChat;

public sealed class ManyChatSendingTests : IAsyncLifetime
{
    private const string Success = """{"status":"success"}""";

    private static readonly ManyChatUnderTest Channel = new();

    private readonly List<(string Path, string Token, JsonNode Body)> requests = [];
    private readonly WebApplication peer;
    private (int Status, string Body) answer = (200, Success);

    public ManyChatSendingTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        peer = builder.Build();
        peer.Run(async context =>
        {
            var body = (await JsonNode.ParseAsync(context.Request.Body))!;
            requests.Add((context.Request.Path, context.Request.Headers.Authorization.ToString(), body));
            context.Response.StatusCode = answer.Status;
            await context.Response.WriteAsync(answer.Body);
        });
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await peer.StartAsync(Cancellation);

    public async ValueTask DisposeAsync() => await peer.DisposeAsync();

    [Theory]
    [InlineData("42", "instagram")]
    [InlineData("42/whatsapp", "whatsapp")]
    [InlineData("42/facebook", null)]
    public async Task A_text_is_content_for_the_subscribers_network(string recipient, string? type)
    {
        Assert.IsType<SendResult.Sent>(await Send(recipient, new OutboundMessage { Text = "Вітаю", Buttons = [new("Так", "yes")] }));

        var (path, token, body) = Assert.Single(requests);
        Assert.Equal(("/fb/sending/sendContent", "Bearer 12345:invented"), (path, token));
        Assert.Equal(
            ("42", "v2", type),
            ((string?)body["subscriber_id"], (string?)body["data"]!["version"], (string?)Content(body)["type"]));
        Assert.Equal("""[{"type":"text","text":"Вітаю"}]""", Content(body)["messages"]!.ToJsonString(new() { Encoder = Plain }));
    }

    [Fact]
    public async Task A_photo_goes_by_a_link_that_can_be_fetched()
    {
        Assert.IsType<SendResult.Sent>(await Send("42", new OutboundMessage { Images = ["https://a.example/b.png"] }));
        Assert.IsType<SendResult.Rejected>(await Send("42", new OutboundMessage { Images = ["catalog:anna.png"] }));
        Assert.IsType<SendResult.Sent>(
            await Send("42", new OutboundMessage { Images = ["catalog:anna.png"] }, ("ManyChat:PublicUrl", "https://shop.example")));

        var links = requests.ConvertAll(request => (string)Content(request.Body)["messages"]![0]!["url"]!);
        Assert.Equal("https://a.example/b.png", links[0]);
        Assert.StartsWith("https://shop.example/photos/", links[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"status":"error","message":"Subscriber does not exist"}""", typeof(SendResult.Unreachable))]
    [InlineData(400, """{"status":"error","details":{"messages":[{"message":"Subscriber not found"}]}}""", typeof(SendResult.Unreachable))]
    [InlineData(400, """{"status":"error","message":"This message is sent outside of allowed window."}""", typeof(SendResult.Rejected))]
    [InlineData(401, """{"status":"error","message":"Token is required"}""", typeof(SendResult.CredentialsRefused))]
    [InlineData(429, "slow down", typeof(SendResult.Throttled))]
    [InlineData(404, "<html>", typeof(SendResult.Failed))]
    [InlineData(502, "<html>", typeof(SendResult.Failed))]
    [InlineData(200, "<html>", typeof(SendResult.Uncertain))]
    public async Task Each_answer_has_its_own_reaction(int status, string body, Type expected)
    {
        answer = (status, body);

        Assert.IsType(expected, await Send("42", new OutboundMessage { Text = "Вітаю" }));
    }

    private static JavaScriptEncoder Plain => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static JsonNode Content(JsonNode body) => body["data"]!["content"]!;

    private async Task<SendResult> Send(string recipient, OutboundMessage message, params (string Key, string Value)[] settings)
    {
        var all = Channel.Required.ToDictionary();
        all[Channel.AddressKey] = peer.Urls.Single();
        foreach (var (key, value) in settings)
            all[key] = value;
        await using var host = ChannelHost.Build(Channel, all);
        return await host.Clients.Single().Send(recipient, message, Cancellation);
    }
}
