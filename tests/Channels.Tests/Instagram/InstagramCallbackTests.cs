using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Silo.Accounts;
using MirtAi.Silo.Customers;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>The forms that Meta signs (Facebook Login, "Data deletion callback").</summary>
public sealed class InstagramCallbackTests
{
    private const string Deletion = "/webhooks/instagram/data-deletion", Deauthorization = "/webhooks/instagram/deauthorize";

    private static readonly InstagramUnderTest Channel = new();
    private readonly Office office = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_wants_their_data_deleted_gets_a_code_that_shows_that_it_is()
    {
        await using var host = await Start(("Instagram:PublicUrl", "https://shop.example/"));
        using var client = host.Client();
        var customer = InstagramBodies.Customer(1);

        using var response = await Post(client, Deletion, Signed(customer));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([$"instagram:{customer}"], office.Erased);
        var receipt = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        var code = (string)receipt["confirmation_code"]!;
        Assert.Equal($"https://shop.example{Deletion}/{code}", (string)receipt["url"]!);
        var status = await client.GetStringAsync($"{Deletion}/{code}", Cancellation);
        Assert.Contains("has been deleted", status, StringComparison.Ordinal);
        Assert.Contains(code, status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_was_not_given_out_is_unknown()
    {
        await using var host = await Start();
        using var client = host.Client();
        using var response = await Post(client, Deletion, Signed("1"));
        var code = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["confirmation_code"]!;

        for (var at = 0; at < code.Length; at++)
        {
            using var other = await client.GetAsync(
                $"{Deletion}/{code.Remove(at, 1).Insert(at, code[at] == 'a' ? "b" : "a")}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }

        foreach (var nonsense in new[] { "x", new string('f', 32), "%D1%97" })
        {
            using var other = await client.GetAsync($"{Deletion}/{nonsense}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }
    }

    [Theory]
    [InlineData(Deletion)]
    [InlineData(Deauthorization)]
    public async Task Nothing_is_done_without_the_platforms_signature(string path)
    {
        await using var host = await Start();
        using var client = host.Client();
        var good = Signed("17");
        string[] forged =
        [
            Signed("17", "another-secret"), "x" + good, good + "x", good.Split('.')[1], good.Replace('.', '!'), ".", "..", "a.b", "ї.ї",
            Signed("../17"), Signed(""),
        ];

        foreach (var signed in forged)
        {
            using var response = await Post(client, path, signed);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        using var empty = await client.PostAsync(path, new ByteArrayContent([]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var large = await client.PostAsync(path, new ByteArrayContent(new byte[2 * 1024 * 1024]), Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Empty(office.Erased);
        Assert.Empty(office.Checked);
    }

    [Fact]
    public async Task An_app_that_was_removed_has_its_account_checked()
    {
        await using var host = await Start();
        using var client = host.Client();

        using var response = await Post(client, Deauthorization, Signed(GraphPeer.AccountId));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["instagram"], office.Checked);
        Assert.Empty(office.Erased);
    }

    [Fact]
    public async Task Without_settings_there_is_nothing()
    {
        await using var host = await ChannelHost.Start(Channel, []);
        using var client = host.Client();

        using var response = await Post(client, Deletion, Signed("17"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<ChannelHost> Start(params (string Key, string Value)[] settings)
    {
        var all = Channel.Required.ToDictionary();
        foreach (var (key, value) in settings)
            all[key] = value;
        return await ChannelHost.Start(Channel, all, services =>
            services.AddSingleton<ICustomerErasure>(office).AddSingleton<IAccountChecks>(office));
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, string signed) => client.PostAsync(
        path, new FormUrlEncodedContent(new Dictionary<string, string> { ["signed_request"] = signed }), Cancellation);

    private static string Signed(string user, string secret = InstagramBodies.Secret)
    {
        var payload = Encoded(new JsonObject { ["algorithm"] = "HMAC-SHA256", ["issued_at"] = 1_764_000_000, ["user_id"] = user }.Bytes());
        return Encoded(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(payload))) + "." + payload;
    }

    private static string Encoded(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private sealed class Office : ICustomerErasure, IAccountChecks
    {
        public List<string> Erased { get; } = [];

        public List<string> Checked { get; } = [];

        public Task Erase(string key, CancellationToken cancellationToken)
        {
            Erased.Add(key);
            return Task.CompletedTask;
        }

        public Task<bool> Tend(string account, CancellationToken cancellationToken)
        {
            Checked.Add(account);
            return Task.FromResult(true);
        }
    }
}
