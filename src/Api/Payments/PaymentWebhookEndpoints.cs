using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Api.Webhooks;
using MirtAi.Channels.Payments;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Payments;

namespace MirtAi.Api.Payments;

/// <summary>
/// Where payment providers say that something happened: 200 once it is stored, now or earlier; 503 while the provider itself does not
/// answer how the payment stands, so that it says so again.
/// </summary>
internal sealed partial class PaymentWebhookEndpoints(
    IEnumerable<IPaymentWebhook> webhooks, ILogger<PaymentWebhookEndpoints> logger) : IEndpointSource
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var webhook in webhooks)
        {
            endpoints
                .MapPost(
                    webhook.Path,
                    (
                        HttpRequest request,
                        [FromServices] PaymentIntake intake,
                        [FromServices] WebhookGuard guard,
                        CancellationToken cancellationToken) =>
                        Receive(webhook, request, intake, guard, cancellationToken))
                .LimitedAsWebhook()
                .ExcludeFromDescription();
        }
    }

    private async Task<IResult> Receive(
        IPaymentWebhook webhook, HttpRequest request, PaymentIntake intake, WebhookGuard guard, CancellationToken cancellationToken)
    {
        if (!webhook.IsOn)
            return Problem.NotFound($"Payments through {webhook.Provider} are off.");
        var context = request.HttpContext;
        if (!webhook.MayBeFrom(context.Connection.RemoteIpAddress))
        {
            LogStranger(webhook.Provider);
            return guard.Refuse(context, new(StatusCodes.Status401Unauthorized, "The sender is not in the provider's networks."));
        }

        var unsigned = new Problem(StatusCodes.Status401Unauthorized, "The body is not signed by the provider.");
        if (guard.IsBlocked(context))
            return guard.Refuse(context, unsigned);
        switch (webhook.Read(await WebhookBody.Read(request, cancellationToken)))
        {
            case PaymentNotice.About { ProviderId: var id }:
                guard.Admit(context);
                return await Take(intake, webhook.Provider, id, cancellationToken);
            case PaymentNotice.Ignored { Reason: var reason }:
                LogIgnored(webhook.Provider, reason);
                return TypedResults.Ok();
            case PaymentNotice.Malformed { Reason: var reason }:
                return Problem.BadRequest($"This is nothing that {webhook.Provider} sends: {reason}.");
            default:
                return guard.Refuse(context, unsigned);
        }
    }

    private static async Task<IResult> Take(PaymentIntake intake, string provider, string id, CancellationToken cancellationToken) =>
        await intake.Take(provider, id, cancellationToken) switch
        {
            null => Problem.Unavailable("The provider does not answer how the payment stands; send it again.", Later),
            Receipt.Overloaded => Problem.TooManyRequests("Too much waits for this payment; send it again.", Later),
            _ => TypedResults.Ok(),
        };

    [LoggerMessage(EventId = 5310, Level = LogLevel.Warning, Message =
        "A notification of {Provider} came from an address that is not the provider's. Behind a proxy, set Proxy:TrustedNetworks")]
    private partial void LogStranger(string provider);

    [LoggerMessage(EventId = 5311, Level = LogLevel.Debug, Message = "Something of {Provider} means nothing here: {Reason}")]
    private partial void LogIgnored(string provider, string reason);
}
