using System.Net;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Tests;

/// <summary>What every channel keeps whose platform posts events.</summary>
public abstract class WebhookCompliance : ChannelCompliance
{
    private const int Mutations = 300;

    internal abstract WebhookUnderTest Webhook { get; }

    internal sealed override ChannelUnderTest Channel => Webhook;

    [Fact]
    public async Task While_it_is_off_its_webhook_is_not_there()
    {
        await using var host = await ChannelHost.Start(Webhook, []);

        Assert.Equal(HttpStatusCode.NotFound, await Post(host, Webhook.Event(1)));
        Assert.Empty(host.Gate.Stored);
    }

    [Fact]
    public async Task What_is_not_authentic_is_401()
    {
        await using var host = await Start();

        Assert.Equal(HttpStatusCode.Unauthorized, await Post(host, Webhook.Event(1), (_, _) => { }));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(host, Webhook.Event(1), Webhook.Forge));
        Assert.Empty(host.Gate.Stored);
    }

    [Fact]
    public async Task What_is_malformed_is_400()
    {
        await using var host = await Start();

        foreach (var body in Webhook.Malformed)
            Assert.Equal(HttpStatusCode.BadRequest, await Post(host, body));
        Assert.Empty(host.Gate.Stored);
    }

    [Fact]
    public async Task What_is_larger_than_1_MiB_is_413()
    {
        await using var host = await Start();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(host, new byte[(1024 * 1024) + 1]));
    }

    [Fact]
    public async Task What_is_of_no_interest_is_200_and_not_stored()
    {
        Assert.SkipWhen(Webhook.OfNoInterest is null, "All that the platform sends is meant for the service.");
        await using var host = await Start();

        Assert.Equal(HttpStatusCode.OK, await Post(host, Webhook.OfNoInterest!));
        Assert.Empty(host.Gate.Stored);
    }

    [Fact]
    public async Task An_event_is_stored_once_however_often_it_comes()
    {
        await using var host = await Start();

        Assert.Equal(HttpStatusCode.OK, await Post(host, Webhook.Event(1)));
        Assert.Equal(HttpStatusCode.OK, await Post(host, Webhook.Event(1)));
        Assert.Equal(HttpStatusCode.OK, await Post(host, Webhook.Event(2)));

        Assert.Equal(2, host.Gate.Stored.Count);
        Assert.All(host.Gate.Stored, inbound => Assert.StartsWith($"{Webhook.Name}:", inbound.EventId, StringComparison.Ordinal));
        Assert.All(host.Gate.Stored.OfType<InboundEvent>(), inbound =>
            Assert.StartsWith($"{Webhook.Name}:", inbound.SessionKey, StringComparison.Ordinal));
        Assert.Equal(2, host.Gate.Stored.Select(inbound => inbound.Target).Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_taken_now_is_sent_again()
    {
        await using var host = await Start();

        host.Gate.Script = _ => Receipt.Overloaded;
        Assert.Equal(HttpStatusCode.TooManyRequests, await Post(host, Webhook.Event(1)));
        host.Gate.Script = _ => throw new StorageUnavailableException("away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Post(host, Webhook.Event(1)));
        host.Gate.Script = _ => null;
        Assert.Equal(HttpStatusCode.OK, await Post(host, Webhook.Event(1)));

        Assert.Single(host.Gate.Stored);
    }

    [Fact]
    public async Task A_bad_item_costs_the_others_of_its_batch_nothing()
    {
        await using var host = await Start();

        Assert.Equal(HttpStatusCode.OK, await Post(host, BatchOrSkip(1, 2, 3)));

        Assert.Equal(3, host.Gate.Stored.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task What_could_not_be_stored_makes_the_batch_come_again_and_the_rest_is_stored_once(HttpStatusCode status)
    {
        await using var host = await Start();
        var batch = BatchOrSkip(1, 2, 3);
        await Post(host, Webhook.Event(2));
        var second = Assert.Single(host.Gate.Stored).EventId;
        host.Gate.Stored.Clear();
        host.Gate.Script = inbound => inbound.EventId != second ? null
            : status == HttpStatusCode.TooManyRequests ? Receipt.Overloaded
            : throw new StorageUnavailableException("away");

        Assert.Equal(status, await Post(host, batch));
        Assert.Equal(2, host.Gate.Stored.Count);

        host.Gate.Script = _ => null;
        Assert.Equal(HttpStatusCode.OK, await Post(host, batch));
        Assert.Equal(2, host.Gate.Stored.Count);
    }

    [Fact]
    public async Task Whatever_the_bytes_are_the_answer_is_200_or_400()
    {
        await using var host = await Start();
        var random = new Random(20260302);

        for (var round = 0; round < Mutations; round++)
        {
            var body = Webhook.Event(round);
            for (var change = random.Next(1, 6); change > 0; change--)
                body[random.Next(body.Length)] = (byte)random.Next(256);

            Assert.Contains(await Post(host, body), new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        }
    }

    private protected Task<ChannelHost> Start() => ChannelHost.Start(Webhook, Webhook.Required);

    private protected Task<HttpStatusCode> Post(ChannelHost host, byte[] body) => Post(host, body, Webhook.Sign);

    private static async Task<HttpStatusCode> Post(ChannelHost host, byte[] body, Action<HttpRequestMessage, byte[]> sign)
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Channel.Webhook!.Path) { Content = new ByteArrayContent(body) };
        sign(request, body);
        using var response = await client.SendAsync(request, Cancellation);
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            Assert.NotNull(response.Headers.RetryAfter);
        return response.StatusCode;
    }

    private byte[] BatchOrSkip(params int[] numbers)
    {
        var batch = Webhook.Batch(numbers);
        Assert.SkipWhen(batch is null, "The platform sends no batches.");
        return batch!;
    }
}
