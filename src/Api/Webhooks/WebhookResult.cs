using MirtAi.Api.Http;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Api.Webhooks;

/// <summary>What a platform is told about its event.</summary>
internal static class WebhookResult
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    /// <summary>
    /// 200 when the event is stored, now or earlier; 429 with Retry-After when the session is full, so that the platform sends it
    /// again. What could not be stored is an exception, which becomes 503.
    /// </summary>
    public static IResult For(Receipt receipt) => receipt == Receipt.Overloaded
        ? Problem.TooManyRequests("Too many messages wait in this conversation; send the update again.", Later)
        : TypedResults.Ok();
}
