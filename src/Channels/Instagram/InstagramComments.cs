using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Comments;

namespace MirtAi.Channels.Instagram;

/// <summary>Reads comments and posts of one professional account (Instagram Platform, "IG Comment" and "IG Media").</summary>
internal sealed class InstagramComments(GraphReader graph) : ICommentPlatform
{
    private const string CommentFields = "id,text,from,username,parent_id,media";
    private const string MediaFields =
        "id,caption,permalink,media_type,timestamp,is_comment_enabled,media_url,thumbnail_url,children{media_type,media_url,thumbnail_url}";
    private const string AccountFields = "username,followers_count,follows_count,media_count";
    private const int MaxPictures = 20, MaxPictureAddressLength = 2_048;
    private const int MaxTextLength = 2_200, MaxNameLength = 64, MaxAddressLength = 500;

    /// <inheritdoc/>
    public string Account => InstagramCommentClient.AccountName;

    /// <inheritdoc/>
    public async Task<PlatformComment?> FindComment(string id, CancellationToken cancellationToken) =>
        await graph.Find($"{id}?fields={CommentFields}", cancellationToken) is { } comment ? Comment(comment) : null;

    /// <inheritdoc/>
    public async Task<PlatformMedia?> FindMedia(string id, CancellationToken cancellationToken)
    {
        if (await graph.Find($"{id}?fields={MediaFields}", cancellationToken) is not { } media)
            return null;
        var kind = media.String("media_type"u8);
        return new PlatformMedia(
            InboundText.Clean(media.String("caption"u8), MaxTextLength),
            media.String("permalink"u8) is { Length: <= MaxAddressLength } link && link.StartsWith("https://", StringComparison.Ordinal)
                ? link
                : null,
            kind is "IMAGE" or "VIDEO" or "CAROUSEL_ALBUM" ? kind : null,
            media.Member("is_comment_enabled"u8)?.ValueKind is not JsonValueKind.False,
            InstagramTime.Read(media.Member("timestamp"u8)))
        {
            Pictures = Pictures(media),
        };
    }

    /// <inheritdoc/>
    public async Task<PlatformAccount?> FindAccount(CancellationToken cancellationToken)
    {
        if (!graph.Settings.IsOn
            || await graph.Find($"{graph.Settings.AccountId}?fields={AccountFields}", cancellationToken) is not { } account)
            return null;
        return new PlatformAccount(
            InboundText.Clean(account.String("username"u8), MaxNameLength).Trim(),
            // Whoever has too few followers is told nothing of them: that is no zero.
            account.Integer("followers_count"u8) ?? throw new CommentPlatformException("It does not tell how many follow the account"),
            account.Integer("follows_count"u8) ?? 0,
            account.Integer("media_count"u8) ?? 0);
    }

    /// <summary>Of a carousel each part's, in order; a part without a picture has an empty address.</summary>
    private static ImmutableArray<string> Pictures(JsonElement media) =>
        media.Object("children"u8)?.Array("data"u8) is { } children && children.GetArrayLength() > 0
            ? [.. children.EnumerateArray().Take(MaxPictures).Select(Picture)]
            : Picture(media) is { Length: > 0 } one ? [one] : [];

    private static string Picture(JsonElement media)
    {
        var address = media.String("media_type"u8) == "VIDEO" ? media.String("thumbnail_url"u8) : media.String("media_url"u8);
        return address is { Length: <= MaxPictureAddressLength } ? address : "";
    }

    private PlatformComment Comment(JsonElement comment)
    {
        var author = comment.Object("from"u8) ?? comment.Object("user"u8);
        var id = author?.String("id"u8) ?? "";
        return new PlatformComment(
            id,
            InboundText.Clean(author?.String("username"u8) ?? comment.String("username"u8), MaxNameLength).Trim(),
            id.Length > 0 && id == graph.Settings.AccountId,
            comment.Object("media"u8)?.String("id"u8) ?? "",
            comment.String("parent_id"u8),
            InboundText.Clean(comment.String("text"u8), MaxTextLength).Trim());
    }
}
