using MirtAi.Api.Http;
using MirtAi.Channels;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Api.Webhooks;

/// <summary>The webhooks of the channels.</summary>
internal static class WebhookEndpoints
{
    /// <summary>Adds the way from a webhook into the service.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services.AddSingleton<WebhookReceiver>();

    /// <summary>Maps the webhook of every registered channel, whether the channel is on or not.</summary>
    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder endpoints)
    {
        foreach (var channel in endpoints.ServiceProvider.GetServices<IChannel>())
        {
            if (channel.Webhook is { } webhook)
                endpoints.Map(channel, webhook);
            foreach (var callback in channel.Callbacks)
                endpoints.Map(channel, callback);
        }

        return endpoints;
    }

    private static void Map(this IEndpointRouteBuilder endpoints, IChannel channel, IWebhook webhook)
    {
        foreach (var path in webhook.Aliases.Prepend(webhook.Path))
            endpoints.MapPost(path, (HttpRequest request, WebhookReceiver receiver, CancellationToken cancellationToken) =>
                receiver.Receive(channel, webhook, request, cancellationToken)).ExcludeFromDescription();
        if (webhook is IVerifiedWebhook verified)
            endpoints.MapGet(webhook.Path, (HttpRequest request) => Verify(channel, verified, request)).ExcludeFromDescription();
    }

    private static IResult Verify(IChannel channel, IVerifiedWebhook webhook, HttpRequest request)
    {
        if (!webhook.IsOn)
            return WebhookResult.Off(channel);
        var text = webhook.Verify(name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null);
        return text is null
            ? new Problem(StatusCodes.Status403Forbidden, "The token of the verification is missing or wrong.")
            : TypedResults.Text(text);
    }
}
