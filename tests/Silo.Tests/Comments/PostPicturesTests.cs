using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Photos;
using MirtAi.Silo.Tests.Photos;
using MirtAi.Silo.Tests.Telegram;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>The pictures of posts: only from Instagram's hosts, only pictures, and not again and again.</summary>
public sealed class PostPicturesTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cdninstagram.com", true)]
    [InlineData("scontent-fra3-1.cdninstagram.com", true)]
    [InlineData("SCONTENT.FBCDN.NET", true)]
    [InlineData("evilcdninstagram.com", false)]
    [InlineData("cdninstagram.com.evil.example", false)]
    [InlineData("cdninstagram.co", false)]
    [InlineData("localhost", false)]
    [InlineData("", false)]
    public void Only_Instagrams_own_hosts_hold_pictures(string host, bool isOne) => Assert.Equal(isOne, PostPictures.IsPictureHost(host));

    [Fact]
    public async Task A_picture_is_asked_for_once_an_hour_and_each_of_a_carousel_by_its_number()
    {
        await using var peer = await PhotoPeer.Start(context => context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask());
        var platform = new StagedPlatform(At(peer, "a.jpg"), At(peer, "b.jpg"));
        using var pictures = Pictures(platform, peer);

        var first = await pictures.Open($"instagram-post:{StagedPlatform.Post}", Cancellation);
        await pictures.Open($"instagram-post:{StagedPlatform.Post}/0", Cancellation);
        Assert.Equal(("image/jpeg", 1), (first!.ContentType, platform.Asked));
        Assert.NotNull(await pictures.Open($"instagram-post:{StagedPlatform.Post}/1", Cancellation));
        clock.Advance(PhotoCache.Life);
        await pictures.Open($"instagram-post:{StagedPlatform.Post}", Cancellation);

        Assert.Equal(3, platform.Asked);
        Assert.Equal(["/a.jpg", "/b.jpg", "/a.jpg"], peer.Requests.Select(request => request[request.IndexOf('/')..]));
    }

    [Fact]
    public async Task A_redirect_elsewhere_is_not_followed()
    {
        await using var peer = await PhotoPeer.Start(context =>
        {
            if (context.Request.Path == "/a.jpg")
                context.Response.Redirect($"https://photos.test:{context.Request.Host.Port}/inside.jpg");
            else
                return context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask();
            return Task.CompletedTask;
        });
        using var pictures = Pictures(new StagedPlatform(At(peer, "a.jpg")), peer);

        Assert.Null(await pictures.Open($"instagram-post:{StagedPlatform.Post}", Cancellation));
        Assert.Single(peer.Requests);
    }

    [Theory]
    [InlineData("https://evilcdninstagram.com/a.jpg")]
    [InlineData("http://scontent.cdninstagram.com/a.jpg")]
    [InlineData("https://user@scontent.cdninstagram.com/a.jpg")]
    [InlineData("https://127.0.0.1/a.jpg")]
    [InlineData("")]
    public async Task Another_address_is_never_asked_whoever_says_it(string address)
    {
        await using var peer = await PhotoPeer.Start(context => context.Response.Body.WriteAsync(MemoryPhotos.Jpeg).AsTask());
        using var pictures = Pictures(new StagedPlatform(address), peer);

        Assert.Null(await pictures.Open($"instagram-post:{StagedPlatform.Post}", Cancellation));
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task What_is_no_picture_and_what_is_no_post_is_none()
    {
        await using var peer = await PhotoPeer.Start(context => context.Response.WriteAsync("<script>alert(1)</script>"));
        var platform = new StagedPlatform(At(peer, "a.jpg"));
        using var pictures = Pictures(platform, peer);

        Assert.Null(await pictures.Open($"instagram-post:{StagedPlatform.Post}", Cancellation));
        platform.IsAway = true;
        Assert.Null(await pictures.Open($"instagram-post:{StagedPlatform.Post}", Cancellation));
        var asked = platform.Asked;
        foreach (var reference in new[] { "instagram-post:", "instagram-post:../me", "instagram-post:1/-1", "instagram-post:1/99", "https://x/" })
            Assert.Null(await pictures.Open(reference, Cancellation));
        Assert.Equal(asked, platform.Asked);
    }

    private static string At(PhotoPeer peer, string path) => $"https://scontent.cdninstagram.com:{peer.Port}/{path}";

    private PostPictures Pictures(StagedPlatform platform, PhotoPeer peer) => new(
        platform, peer.Policy with { AllowsHost = PostPictures.IsPictureHost }, clock, NullLogger<PublicPhotoSource>.Instance);
}
