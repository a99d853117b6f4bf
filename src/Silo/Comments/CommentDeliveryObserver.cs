using Microsoft.Extensions.Logging;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Delivery;
using Orleans;

namespace MirtAi.Silo.Comments;

/// <summary>
/// Wakes a comment when a call of its platform has ended. It may be lost, as when the process ends: the comment looks by itself later.
/// </summary>
internal sealed partial class CommentDeliveryObserver(
    IGrainFactory grains, ICommentPlatform platform, ILogger<CommentDeliveryObserver> logger) : IDeliveryObserver
{
    /// <inheritdoc/>
    public void Delivered(string account, string sessionKey) => Tell(account, sessionKey);

    /// <inheritdoc/>
    public void GivenUp(string account, string sessionKey) => Tell(account, sessionKey);

    private void Tell(string account, string sessionKey)
    {
        if (account == platform.Account && CommentCalls.CommentOf(sessionKey) is { } id)
            _ = Wake(id);
    }

    private async Task Wake(string id)
    {
        try
        {
            await grains.GetGrain<ICommentGrain>(id).Wake();
        }
        catch (Exception exception) // It looks by itself later.
        {
            CaughtFaults.Count("comment-delivery", exception);
            LogNotWoken(exception);
        }
    }

    [LoggerMessage(710, LogLevel.Debug, "A comment did not learn at once what became of what was done about it")]
    private partial void LogNotWoken(Exception exception);
}
