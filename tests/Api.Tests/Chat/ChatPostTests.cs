using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Chat;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Photos;
using Orleans.Runtime;

namespace MirtAi.Api.Tests.Chat;

public sealed class ChatPostTests
{
    [Fact]
    public async Task A_message_becomes_an_event_of_the_visitors_session()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var response = await client.Post("m-1", " Привіт\r\nсвіт\u0000\u0007 ");

        Assert.Equal("accepted", (await response.Json()).GetProperty("status").GetString());
        var inbound = Assert.Single(host.Gate.Accepted);
        Assert.Matches("^web:[0-9a-f]{32}$", inbound.SessionKey);
        Assert.Equal($"{inbound.SessionKey}:m-1", inbound.EventId);
        Assert.Equal($"web:{inbound.Recipient}", inbound.SessionKey);
        Assert.Equal(("Привіт\nсвіт", InboundKind.Message, "m-1"), (inbound.Text, inbound.Kind, inbound.MessageId));
    }

    [Fact]
    public async Task The_cookie_cannot_be_told_from_the_sessions_key()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var response = await client.Post("m-1", "hello");

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0].Split('=')[1];
        Assert.DoesNotContain(cookie, Assert.Single(host.Gate.Accepted).SessionKey, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/restart", InboundKind.Command)]
    [InlineData("/start", InboundKind.Command)]
    [InlineData("/restart please", InboundKind.Message)]
    public async Task A_command_is_told_from_a_message(string text, InboundKind kind)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        await client.Post("m-1", text);

        Assert.Equal(kind, Assert.Single(host.Gate.Accepted).Kind);
    }

    [Fact]
    public async Task The_same_message_again_changes_nothing()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        await client.Post("m-1", "look", [ChatForms.Png]);
        var again = await client.Post("m-1", "look", [ChatForms.Png]);

        Assert.Equal("duplicate", (await again.Json()).GetProperty("status").GetString());
        Assert.Single(host.Gate.Accepted);
        Assert.Equal(1, await host.Database.Value<int>("select count(*) from attachments"));
    }

    [Fact]
    public async Task A_photo_is_kept_and_shown_to_its_owner_alone()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        using var stranger = host.Client();
        await stranger.GetAsync("/chat", TestContext.Current.CancellationToken);

        var receipt = await (await client.Post("m-1", null, [ChatForms.Png])).Json();
        var address = receipt.GetProperty("photos")[0].GetString();
        var own = await client.GetAsync(address, TestContext.Current.CancellationToken);
        var foreign = await stranger.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(ChatForms.Png, await own.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("image/png", own.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(own.Headers.GetValues("X-Content-Type-Options")));
        await foreign.AssertProblem(HttpStatusCode.NotFound);
        var reference = Assert.Single(Assert.Single(host.Gate.Accepted).Images);
        var source = host.Services.GetServices<IPhotoSource>().Single(source => source.Scheme == "attachment");
        Assert.Equal(ChatForms.Png, (await source.Open(reference, TestContext.Current.CancellationToken))!.Content.ToArray());
    }

    [Fact]
    public async Task The_order_of_writing_is_kept_by_the_browsers_clock_if_that_can_be_trusted()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        var now = TimeProvider.System.GetUtcNow();

        await client.Post("m-1", "a", change: request => AddField(request, "at", now.AddSeconds(-3).ToUnixTimeMilliseconds()));
        await client.Post("m-2", "b", change: request => AddField(request, "at", now.AddDays(-3).ToUnixTimeMilliseconds()));

        var sent = host.Gate.Accepted.Select(inbound => inbound.SentAt).ToArray();
        Assert.Equal(now.AddSeconds(-3).ToUnixTimeMilliseconds(), sent[0].ToUnixTimeMilliseconds());
        Assert.True(sent[1] >= now);
    }

    [Theory]
    [InlineData("", "hello", "id")]
    [InlineData("bad id!", "hello", "id")]
    [InlineData("m-1", " \n ", "text")]
    [InlineData("m-1", null, "text")]
    public async Task A_wrong_form_is_refused_with_the_fields_name(string id, string? text, string field)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var response = await client.Post(id, text);

        Assert.StartsWith($"{field}:", await response.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Empty(host.Gate.Accepted);
    }

    [Fact]
    public async Task Too_much_of_anything_is_refused()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        var large = new byte[Photo.MaxBytes + 1];
        ChatForms.Png.CopyTo(large, 0);
        var full = large[..^1];

        var text = await client.Post("m-1", new string('x', 4097));
        var photo = await client.Post("m-2", null, [large]);
        var photos = await client.Post("m-3", null, [.. Enumerable.Repeat(ChatForms.Png, 6)]);
        var total = await client.Post("m-4", null, [full, full, full]);
        var fits = await client.Post("m-5", new string('x', 4096), [full, full]);

        await text.AssertProblem(HttpStatusCode.BadRequest);
        await photo.AssertProblem(HttpStatusCode.RequestEntityTooLarge);
        await photos.AssertProblem(HttpStatusCode.BadRequest);
        await total.AssertProblem(HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
    }

    [Fact]
    public async Task What_is_not_a_photo_or_not_a_form_is_an_unsupported_type()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var page = await client.Post("m-1", null, [Encoding.UTF8.GetBytes("<svg onload=alert(1)>")]);
        var json = await client.Post(
            "m-2", null, change: request => request.Content = new StringContent("{}", Encoding.UTF8, "application/json"));

        await page.AssertProblem(HttpStatusCode.UnsupportedMediaType);
        await json.AssertProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=xyz")]
    public async Task A_broken_form_is_a_bad_request(string contentType)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var response = await client.Post("m-1", null, change: request =>
        {
            request.Content = new StringContent("--xyz\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\nm-1");
            request.Content.Headers.ContentType = null;
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        });

        await response.AssertProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_site_cannot_post_through_a_customers_browser()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var plain = await client.Post("m-1", "x", change: request => request.Headers.Remove(SameOrigin.Header));
        var foreign = await client.Post("m-2", "x", change: request => request.Headers.Add("Origin", "https://evil.example"));
        var cross = await client.Post("m-3", "x", change: request => request.Headers.Add("Sec-Fetch-Site", "same-site"));
        var own = await client.Post(
            "m-4", "x", change: request => request.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority)));

        await plain.AssertProblem(HttpStatusCode.Forbidden);
        await foreign.AssertProblem(HttpStatusCode.Forbidden);
        await cross.AssertProblem(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Who_writes_too_fast_is_told_when_to_go_on_and_others_are_not_held_up()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        using var other = host.Client();
        await client.GetAsync("/chat", TestContext.Current.CancellationToken);

        var burst = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => client.Post($"m-{i}", "x")));
        var calm = await other.Post("m-1", "x");

        Assert.InRange(burst.Count(response => response.StatusCode == HttpStatusCode.OK), ChatLimits.MessagesPerTenSeconds, 45);
        var refused = burst.First(response => response.StatusCode != HttpStatusCode.OK);
        await refused.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, calm.StatusCode);
    }

    [Fact]
    public async Task One_address_brings_only_so_many_new_customers_and_known_ones_stay_welcome()
    {
        await using var host = await EdgeHost.Start(configure: builder => builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Chat:NewSessionsPerAddressPerMinute"] = "2" }));
        using var first = host.Client();
        using var second = host.Client();
        using var third = host.Client();

        await first.Post("m-1", "x");
        await second.Post("m-1", "x");
        var refused = await third.Post("m-1", "x");
        var known = await first.Post("m-2", "x");

        await refused.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        host.Gate.Failures.Enqueue(new StorageUnavailableException());

        var failed = await client.Post("m-1", "x");
        var again = await client.Post("m-1", "x");

        await failed.AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(failed.Headers.RetryAfter);
        Assert.Equal("accepted", (await again.Json()).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_conversation_is_not_acknowledged_and_keeps_nothing_until_the_page_comes_again(bool isMailbox)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        if (isMailbox)
            host.Gate.Failures.Enqueue(new LimitExceededException("full"));
        else
            host.Gate.Full = 1;

        var refused = await client.Post("m-1", "look", [ChatForms.Png]);
        var orphans = await host.Database.Value<int>("select count(*) from attachments");
        var again = await client.Post("m-1", "look", [ChatForms.Png]);

        await refused.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(0, orphans);
        var receipt = await again.Json();
        Assert.Equal("accepted", receipt.GetProperty("status").GetString());
        var photo = await client.GetAsync(receipt.GetProperty("photos")[0].GetString(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, photo.StatusCode);
    }

    [Fact]
    public async Task A_message_that_was_taken_keeps_its_photo_when_a_copy_of_it_is_refused()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        await client.Post("m-1", "look", [ChatForms.Png]);
        host.Gate.Full = 1;

        await client.Post("m-1", "look", [ChatForms.Png]);

        Assert.Equal(1, await host.Database.Value<int>("select count(*) from attachments"));
    }

    [Theory]
    [InlineData("shop.example:443", "https://shop.example", HttpStatusCode.OK)]
    [InlineData("shop.example:80", "http://shop.example", HttpStatusCode.OK)]
    [InlineData("shop.example", "https://shop.example", HttpStatusCode.OK)]
    [InlineData("Shop.example:8443", "https://shop.example:8443", HttpStatusCode.OK)]
    [InlineData("shop.example:80", "https://shop.example", HttpStatusCode.Forbidden)]
    [InlineData("shop.example", "https://shop.example:8443", HttpStatusCode.Forbidden)]
    [InlineData("shop.example", "https://shop.example.evil", HttpStatusCode.Forbidden)]
    [InlineData("shop.example", "null", HttpStatusCode.Forbidden)]
    public async Task The_usual_port_of_the_scheme_is_the_same_origin(string hostName, string origin, HttpStatusCode expected)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var response = await client.Post("m-1", "x", change: request =>
        {
            request.Headers.Host = hostName;
            request.Headers.Add("Origin", origin);
        });

        Assert.Equal(expected, response.StatusCode);
    }

    private static void AddField(HttpRequestMessage request, string name, long value) =>
        ((MultipartFormDataContent)request.Content!).Add(new StringContent($"{value}"), name);
}
