using MirtAi.Grains.Comments;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>A platform that counts what the test says, and notes what it is asked.</summary>
internal sealed class StagedInsights : IInsightPlatform
{
    public bool IsOn { get; set; } = true;

    public bool IsAway { get; set; }

    public long Views { get; set; }

    /// <summary>The beginnings and ends of the account's periods, and the posts, that it was asked for.</summary>
    public List<string> Asked { get; } = [];

    public Task<PlatformInsights> OfAccount(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        Asked.Add($"{from:MM-dd HH:mm}..{to:MM-dd HH:mm}");
        return IsAway
            ? throw new CommentPlatformException("away")
            : Task.FromResult(new PlatformInsights { Views = Views, Reach = Views / 2 });
    }

    public Task<PlatformInsights?> OfPost(string id, CancellationToken cancellationToken)
    {
        Asked.Add(id);
        return id == "few"
            ? throw new CommentPlatformException("Not enough viewers for the media to show insights")
            : Task.FromResult<PlatformInsights?>(new PlatformInsights { Views = Views });
    }
}
