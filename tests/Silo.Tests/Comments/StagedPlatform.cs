using MirtAi.Grains.Comments;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>A platform with one post.</summary>
internal sealed class StagedPlatform(params string[] pictures) : ICommentPlatform
{
    public const string Post = "17900000000000000";

    public int Asked { get; private set; }

    public bool IsAway { get; set; }

    public string Account => "comments";

    public Task<PlatformComment?> FindComment(string id, CancellationToken cancellationToken) => Task.FromResult<PlatformComment?>(null);

    /// <summary>The account; null if there is none.</summary>
    public PlatformAccount? Told { get; set; }

    public Task<PlatformAccount?> FindAccount(CancellationToken cancellationToken) =>
        IsAway ? throw new CommentPlatformException("away") : Task.FromResult(Told);

    public Task<PlatformMedia?> FindMedia(string id, CancellationToken cancellationToken)
    {
        Asked++;
        return IsAway ? throw new CommentPlatformException("away")
            : Task.FromResult(id == Post ? new PlatformMedia("Сукня", null, "IMAGE", true, null) { Pictures = [.. pictures] } : null);
    }
}
