using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.Instagram;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests.Instagram;

internal sealed class InstagramUnderTest : WebhookUnderTest
{
    public const string VerifyToken = "an-invented-verify-token";

    public override string Name => "instagram";

    public override TimeSpan? Window => TimeSpan.FromDays(1);

    public override IReadOnlyDictionary<string, string?> Required { get; } = new Dictionary<string, string?>
    {
        ["Instagram:AppSecret"] = InstagramBodies.Secret,
        ["Instagram:VerifyToken"] = VerifyToken,
        ["Instagram:AccessToken"] = GraphPeer.Token,
        ["Instagram:AccountId"] = GraphPeer.AccountId,
    };

    public override string AddressKey => "Instagram:ApiBaseUrl";

    public override string Recipient => InstagramBodies.Customer(1);

    public override OutboundMessage MessageOf(IChannelClient client) => client.Account == InstagramCommentClient.AccountName
        ? new() { Text = "1850 грн", Comment = new CommentCall(CommentCallKind.Reply, "17900000000000001", DateTimeOffset.UnixEpoch) }
        : base.MessageOf(client);

    public override IReadOnlyList<byte[]> Malformed { get; } =
        [[], [0xFF, 0xFE], .. new[] { "[]", "{", "null", "{}", """{"object":"instagram"}""" }.Select(Encoding.UTF8.GetBytes)];

    public override byte[]? OfNoInterest { get; } = InstagramBodies.Of(
        InstagramBodies.Item(InstagramBodies.Customer(1), "reaction", new JsonObject { ["mid"] = "m", ["action"] = "react" })).Bytes();

    public override byte[] Event(int number) => InstagramBodies.Of(InstagramBodies.Text(number)).Bytes();

    public override byte[] Batch(params int[] numbers) => InstagramBodies.Of(
        [.. numbers.SelectMany(number => new JsonNode[] { InstagramBodies.Text(number), new JsonObject { ["sender"] = 7 } })]).Bytes();

    public override void Sign(HttpRequestMessage request, byte[] body) =>
        request.Headers.Add("X-Hub-Signature-256", InstagramBodies.Signature(body));

    public override void Forge(HttpRequestMessage request, byte[] body) =>
        request.Headers.Add("X-Hub-Signature-256", InstagramBodies.Signature([.. body, (byte)' ']));

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddInstagram(configuration);
}
