using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Photos;
using MirtAi.Silo.Tests.Telegram;

namespace MirtAi.Silo.Tests.Photos;

public sealed class PublicPhotoSourceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_fetched_with_the_type_that_its_bytes_show_and_nothing_of_ours_goes_along()
    {
        await using var peer = await PhotoPeer.Start(context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.Headers.SetCookie = "a=b";
            return context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask();
        });
        using var source = Source(peer.Policy);

        await source.Open(peer.Address("a.jpg"), Cancellation);
        var photo = await source.Open(peer.Address("a.jpg"), Cancellation);

        Assert.Equal("image/jpeg", photo!.ContentType);
        Assert.Equal(MemoryPhotos.Jpeg, photo.Content.ToArray());
        Assert.Equal(["Accept", "Host", "User-Agent"], peer.Headers.Keys.Order());
    }

    [Theory]
    [InlineData("<svg/>")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task What_is_no_image_is_no_photo_whatever_it_is_called(string content)
    {
        await using var peer = await PhotoPeer.Start(context =>
        {
            context.Response.ContentType = "image/png";
            return context.Response.WriteAsync(content);
        });
        using var source = Source(peer.Policy);

        Assert.Null(await source.Open(peer.Address("a.png"), Cancellation));
    }

    [Fact]
    public async Task An_endless_photo_is_broken_off_at_the_limit()
    {
        var chunk = new byte[64 * 1024];
        await using var peer = await PhotoPeer.Start(async context =>
        {
            await context.Response.Body.WriteAsync(MemoryPhotos.Jpeg, context.RequestAborted);
            for (var sent = 0; sent < 2 * Photo.MaxBytes; sent += chunk.Length)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        using var source = PatientSource(peer.Policy);

        Assert.Null(await source.Open(peer.Address("a.jpg"), Cancellation).WaitAsync(Patience, TimeProvider.System, Cancellation));
    }

    [Fact]
    public async Task A_photo_that_is_announced_as_too_large_is_not_read()
    {
        await using var peer = await PhotoPeer.Start(async context =>
        {
            context.Response.ContentLength = Photo.MaxBytes + 1L;
            await context.Response.Body.WriteAsync(MemoryPhotos.Jpeg, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        using var source = PatientSource(peer.Policy);

        Assert.Null(await source.Open(peer.Address("a.jpg"), Cancellation).WaitAsync(Patience, TimeProvider.System, Cancellation));
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_a_fourth_is_not()
    {
        await using var peer = await PhotoPeer.Start(context =>
        {
            var left = int.Parse(context.Request.Path.Value![1..], null);
            if (left == 0)
                return context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask();
            context.Response.Redirect($"/{left - 1}");
            return Task.CompletedTask;
        });
        using var source = Source(peer.Policy);

        Assert.NotNull(await source.Open(peer.Address("3"), Cancellation));
        Assert.Null(await source.Open(peer.Address("4"), Cancellation));
        Assert.Equal(4 + 4, peer.Requests.Count);
    }

    [Theory]
    [InlineData("http://photos.test:{0}/inner")]
    [InlineData("https://user@photos.test:{0}/inner")]
    [InlineData("https://photos.test:1/inner")]
    [InlineData("https://10.0.0.1:{0}/inner")]
    [InlineData("https://169.254.169.254:{0}/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_that_leads_where_no_address_may_is_not_followed(string location)
    {
        await using var peer = await PhotoPeer.Start(context =>
        {
            if (context.Request.Path == "/inner")
                return context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask();
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = string.Format(null, location, context.Connection.LocalPort);
            return Task.CompletedTask;
        });
        using var source = Source(peer.Policy);

        Assert.Null(await source.Open(peer.Address("outer"), Cancellation));
        Assert.Equal([$"{PhotoPeer.Host}/outer"], peer.Requests);
    }

    /// <summary>As the service has it: the peer is reached by none of its names, though it listens.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("127.1")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("127.0.0.1.")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("169.254.169.254")]
    public async Task This_machine_is_not_reached_however_it_is_written(string host)
    {
        await using var peer = await PhotoPeer.Start(context => context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask());
        using var source = Source(
            new PublicPhotoPolicy { AllowsPort = _ => true, Trusts = peer.Trusts, Timeout = TimeSpan.FromSeconds(3) });

        Assert.Null(await source.Open($"https://{host}:{peer.Port}/a.jpg", Cancellation));
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_a_connection_and_the_address_that_was_checked_is_the_one_that_is_reached()
    {
        await using var peer = await PhotoPeer.Start(context =>
        {
            context.Response.Headers.Connection = "close";
            return context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask();
        });
        var (resolved, checkedAddresses) = (0, new List<IPAddress>());
        using var source = Source(peer.Policy with
        {
            // The first answer is allowed, every later one is a private address: whoever resolves a second time goes there.
            Resolve = (_, _) =>
                Task.FromResult<IPAddress[]>([Interlocked.Increment(ref resolved) == 1 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.1")]),
            AllowsAddress = address =>
            {
                checkedAddresses.Add(address);
                return IPAddress.IsLoopback(address);
            },
        });

        var first = await source.Open(peer.Address("a.jpg"), Cancellation);
        var second = await source.Open(peer.Address("a.jpg"), Cancellation);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal(2, resolved);
        Assert.Equal([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")], checkedAddresses);
        Assert.Single(peer.Requests);
    }

    [Fact]
    public async Task Of_several_addresses_only_those_that_are_allowed_are_tried()
    {
        await using var peer = await PhotoPeer.Start(context => context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask());
        using var source = Source(peer.Policy with
        {
            Resolve = (_, _) =>
                Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.Parse("169.254.169.254"), IPAddress.Loopback]),
        });

        Assert.NotNull(await source.Open(peer.Address("a.jpg"), Cancellation));
    }

    [Fact]
    public async Task A_name_without_an_address_and_a_host_that_refuses_are_no_fault()
    {
        await using var peer = await PhotoPeer.Start(_ => Task.CompletedTask);
        using var nameless = Source(peer.Policy with { Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound) });
        using var refused = Source(peer.Policy with { AllowsPort = _ => true });

        Assert.Null(await nameless.Open(peer.Address("a.jpg"), Cancellation));
        Assert.Null(await refused.Open($"https://{PhotoPeer.Host}:1/a.jpg", Cancellation));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        await using var peer = await PhotoPeer.Start(context => context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask());
        using var source = Source(peer.Policy with { Trusts = null });

        Assert.Null(await source.Open(peer.Address("a.jpg"), Cancellation));
        Assert.Empty(peer.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_hangs_costs_no_more_than_the_time_for_a_photo(bool afterTheFirstBytes)
    {
        var reached = new TaskCompletionSource();
        await using var peer = await PhotoPeer.Start(async context =>
        {
            if (afterTheFirstBytes)
            {
                await context.Response.Body.WriteAsync(MemoryPhotos.Jpeg, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            reached.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var time = new FakeTimeProvider();
        using var source = new PublicPhotoSource(peer.Policy, time, NullLogger<PublicPhotoSource>.Instance);

        var opening = source.Open(peer.Address("a.jpg"), Cancellation);
        await reached.Task.WaitAsync(Cancellation);
        time.Advance(peer.Policy.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(opening.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Null(await opening);
    }

    [Fact]
    public async Task A_cancelled_turn_cancels_the_fetch()
    {
        await using var peer = await PhotoPeer.Start(context =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        using var source = Source(peer.Policy);
        using var cancellation = new CancellationTokenSource();

        var opening = source.Open(peer.Address("a.jpg"), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    /// <summary>Its own timeout never comes: whoever waits for the end of a photo waits for ever.</summary>
    private static PublicPhotoSource PatientSource(PublicPhotoPolicy policy) =>
        new(policy, new FakeTimeProvider(), NullLogger<PublicPhotoSource>.Instance);

    private static PublicPhotoSource Source(PublicPhotoPolicy policy) =>
        new(policy, TimeProvider.System, NullLogger<PublicPhotoSource>.Instance);
}
