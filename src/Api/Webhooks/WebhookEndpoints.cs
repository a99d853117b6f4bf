using MirtAi.Api.Http;
using MirtAi.Channels;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Api.Webhooks;

/// <summary>The webhooks of the channels.</summary>
internal static class WebhookEndpoints
{
    /// <summary>Adds the way from a webhook into the service.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) =>
        services.AddSingleton<WebhookReceiver>().AddSingleton<WebhookGuard>();

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
                receiver.Receive(channel, webhook, request, cancellationToken)).LimitedAsWebhook().ExcludeFromDescription();
        if (webhook is IVerifiedWebhook verified)
            endpoints.MapGet(webhook.Path, (HttpRequest request, WebhookGuard guard) => Verify(channel, verified, request, guard))
                .ExcludeFromDescription();
    }

    private static IResult Verify(IChannel channel, IVerifiedWebhook webhook, HttpRequest request, WebhookGuard guard)
    {
        if (!webhook.IsOn)
            return WebhookResult.Off(channel);
        // A guess more is not looked at: the token may be short.
        var text = guard.IsBlocked(request.HttpContext)
            ? null
            : webhook.Verify(name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null);
        return text is null
            ? guard.Refuse(
                request.HttpContext,
                new Problem(StatusCodes.Status403Forbidden, "The token of the verification is missing or wrong."))
            : TypedResults.Text(text);
    }
}
