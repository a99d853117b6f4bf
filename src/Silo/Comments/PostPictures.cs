using System.Globalization;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Photos;

namespace MirtAi.Silo.Comments;

/// <summary>
/// Pictures of posts, by references such as <c>instagram-post:17900000000000001/2</c>, the third one. Their addresses expire, so they are
/// asked for each time that the picture is not remembered; only Instagram's own picture hosts are reached, redirects included.
/// </summary>
internal sealed class PostPictures : IPhotoSource, IDisposable
{
    /// <summary>The most pictures of a carousel (Instagram Platform, "IG Media").</summary>
    public const int MaxPictures = 20;

    private const string Name = "instagram-post";
    private const int MaxIdLength = 64;

    private static readonly string[] Hosts = ["cdninstagram.com", "fbcdn.net"];

    private readonly ICommentPlatform platform;
    private readonly PublicPhotoSource source;
    private readonly PhotoCache cache;

    public PostPictures(ICommentPlatform platform, PublicPhotoPolicy policy, TimeProvider time, ILogger<PublicPhotoSource> logger)
    {
        this.platform = platform;
        source = new PublicPhotoSource(policy, time, logger);
        cache = new PhotoCache(time);
    }

    /// <inheritdoc/>
    public string Scheme => Name;

    /// <summary>Whether pictures of posts lie there: one of the hosts, or below one of them.</summary>
    public static bool IsPictureHost(string host) => Hosts.Any(known =>
        host.Equals(known, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + known, StringComparison.OrdinalIgnoreCase));

    /// <summary>The reference of a picture of a post.</summary>
    public static string Reference(string mediaId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}:{mediaId}/{number}");

    /// <inheritdoc/>
    public async Task<Photo?> Open(string reference, CancellationToken cancellationToken)
    {
        if (Parse(reference) is not var (id, number))
            return null;
        if (cache.Find(Reference(id, number)) is { } known)
            return known;
        if (await Address(id, number, cancellationToken) is not { } address
            || await source.Open(address, cancellationToken) is not { } photo)
            return null;
        cache.Keep(Reference(id, number), photo);
        return photo;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private async Task<string?> Address(string id, int number, CancellationToken cancellationToken)
    {
        try
        {
            return (await platform.FindMedia(id, cancellationToken))?.Pictures.ElementAtOrDefault(number);
        }
        catch (CommentPlatformException)
        {
            return null;
        }
    }

    private static (string Id, int Number)? Parse(string reference)
    {
        if (!reference.StartsWith(Name + ":", StringComparison.Ordinal))
            return null;
        var parts = reference[(Name.Length + 1)..].Split('/');
        var isId = parts[0].Length is > 0 and <= MaxIdLength && parts[0].All(char.IsAsciiDigit);
        return (isId, parts) switch
        {
            (true, [var id]) => (id, 0),
            (true, [var id, var written])
                when int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < MaxPictures =>
                (id, number),
            _ => null,
        };
    }
}
