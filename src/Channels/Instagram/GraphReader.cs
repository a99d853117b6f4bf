using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Comments;

namespace MirtAi.Channels.Instagram;

/// <summary>Reads objects of the account; what the platform does not say now is a <see cref="CommentPlatformException"/>.</summary>
internal sealed class GraphReader(Func<GraphApi> api, IOptions<InstagramOptions> options)
{
    /// <summary>The account.</summary>
    public InstagramOptions Settings => options.Value;

    /// <summary>What is at a path; null if there is nothing, or not for this account.</summary>
    /// <exception cref="CommentPlatformException">It cannot be said now.</exception>
    public async Task<JsonElement?> Find(string path, CancellationToken cancellationToken)
    {
        if (!Settings.IsOn)
            throw new CommentPlatformException("Instagram is off");
        return await api().Get(path, cancellationToken) switch
        {
            GraphAnswer.Done { Result: var result } => result,
            GraphAnswer.Refused refused when refused.IsGone => null,
            GraphAnswer.Refused refused => throw new CommentPlatformException(refused.Message),
            GraphAnswer.NotSent { Reason: var reason } => throw new CommentPlatformException(reason),
            GraphAnswer.Lost { Reason: var reason } => throw new CommentPlatformException(reason),
            _ => throw new CommentPlatformException("an answer that cannot be read"),
        };
    }
}
