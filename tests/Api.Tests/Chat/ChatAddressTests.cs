using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MirtAi.Api.Chat;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Tests.Chat;

/// <summary>What one address can take of the chat, and that others keep the rest.</summary>
public sealed class ChatAddressTests
{
    private const string Stranger = "203.0.113.66", Neighbour = "203.0.113.7";

    private static readonly byte[] LargePhoto = [.. ChatForms.Png, .. new byte[Photo.MaxBytes - ChatForms.Png.Length]];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slow_bodies_of_one_address_leave_slots_for_everybody_else()
    {
        await using var host = await EdgeHost.Start();
        var slow = new List<RawConnection>();
        for (var i = 0; i < ChatLimits.MaxLargeBodies; i++)
            slow.Add(await SlowPost(host, i));
        var limits = host.Services.GetRequiredService<ChatLimits>();
        await Eventually.Until(() => HasNoSlot(limits, Stranger), TimeSpan.FromSeconds(20));
        using var neighbour = host.Client(address: Neighbour);
        using var stranger = host.Client(address: Stranger);

        var served = await neighbour.Post("m-1", null, [LargePhoto]);
        var refused = await stranger.Post("m-1", null, [LargePhoto]);
        var text = await stranger.Post("m-2", "words alone");

        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        await refused.AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, text.StatusCode);
        foreach (var connection in slow)
            await connection.DisposeAsync();
    }

    [Fact]
    public async Task A_body_that_does_not_end_in_time_gives_its_slot_back()
    {
        var time = new WatchedTimeProvider();
        await using var host = await EdgeHost.Start(configure: builder =>
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)));
        await using var slow = await SlowPost(host, 1);

        await time.UntilArmed(ChatPost.MaxUpload);
        time.Advance(ChatPost.MaxUpload);

        Assert.Equal("HTTP/1.1 408 Request Timeout", await slow.Line());
        var limits = host.Services.GetRequiredService<ChatLimits>();
        for (var i = 0; i < ChatLimits.MaxLargeBodiesPerAddress; i++)
            Assert.NotNull(limits.LargeBody(Stranger));
    }

    [Fact]
    public async Task One_address_stores_only_so_much_in_photos_a_minute()
    {
        await using var host = await EdgeHost.Start(configure: builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Chat:PhotoMebibytesPerAddressPerMinute"] = "20" }));

        var posts = new List<HttpResponseMessage>();
        for (var i = 0; i < 4; i++)
        {
            using var client = host.Client(address: Stranger);
            posts.Add(await client.Post("m-1", null, [LargePhoto]));
        }

        using var neighbour = host.Client(address: Neighbour);
        Assert.Equal(HttpStatusCode.OK, (await neighbour.Post("m-1", null, [LargePhoto])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, posts[0].StatusCode);
        await posts[3].AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.True(posts[3].Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Invented_cookies_open_only_so_many_streams()
    {
        await using var host = await EdgeHost.Start(configure: builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Chat:StreamsPerAddress"] = "5" }));
        using var stranger = host.Client(address: Stranger);
        using var neighbour = host.Client(address: Neighbour);

        var opened = new List<HttpResponseMessage>();
        for (var i = 0; i < 6; i++)
            opened.Add(await Stream(stranger, i));
        using var other = await Stream(neighbour, 7);

        Assert.All(opened[..5], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        await opened[5].AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        opened.ForEach(response => response.Dispose());
    }

    private static async Task<HttpResponseMessage> Stream(HttpClient client, int cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat/events");
        request.Headers.Add("Cookie", $"mirt_chat={cookie:x32}");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    private static bool HasNoSlot(ChatLimits limits, string address)
    {
        using var slot = limits.LargeBody(address);
        return slot is null;
    }

    private static Task<RawConnection> SlowPost(EdgeHost host, int number) => RawConnection.Open(host.Address, $"""
        POST /chat/messages HTTP/1.1
        Host: {host.Address.Authority}
        X-Forwarded-For: {Stranger}
        X-Mirt-Chat: 1
        Cookie: mirt_chat={number:x32}
        Content-Type: multipart/form-data; boundary=b
        Content-Length: 1000000

        --b
        """.ReplaceLineEndings("\r\n"));
}
