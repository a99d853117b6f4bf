using System.Net.Mime;
using MirtAi.Api.Http;
using MirtAi.Channels;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Api.Webhooks;

/// <summary>What a platform is told about its events.</summary>
internal static class WebhookResult
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    /// <summary>
    /// 200, with the channel's acknowledgement, when the events are stored, now or earlier; 429 with Retry-After when a session is full, so
    /// that the platform sends them again. What could not be stored is an exception, which becomes 503.
    /// </summary>
    public static IResult For(Receipt receipt, string? acknowledgement = null)
    {
        if (receipt == Receipt.Overloaded)
            return Problem.TooManyRequests("Too many messages wait in this conversation; send the update again.", Later);
        return acknowledgement is { } json ? TypedResults.Text(json, MediaTypeNames.Application.Json) : TypedResults.Ok();
    }

    /// <summary>404: the channel is not configured.</summary>
    public static IResult Off(IChannel channel) => Problem.NotFound($"The channel {channel.Name} is off.");
}
