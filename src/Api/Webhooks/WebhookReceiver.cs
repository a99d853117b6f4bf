using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using MirtAi.Api.Http;
using MirtAi.Channels;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Inbound;

namespace MirtAi.Api.Webhooks;

/// <summary>Takes what a platform posts, for every channel in the same way.</summary>
internal sealed partial class WebhookReceiver(
    IInboundDispatcher dispatcher, WebhookGuard guard, ILogger<WebhookReceiver> logger, IInboundPhotos? photos = null)
{
    // A batch may hold a thousand events; each is a call of a grain and waits for its commit.
    private const int MaxAtOnce = 16;

    /// <summary>The answer to a body of the channel: see <see cref="IWebhook"/>.</summary>
    public async Task<IResult> Receive(IChannel channel, IWebhook webhook, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!webhook.IsOn)
            return WebhookResult.Off(channel);
        string Header(string name) => request.Headers[name].ToString();
        var authentication = webhook.Authentication;
        var context = request.HttpContext;
        var refusal = new Problem(StatusCodes.Status401Unauthorized, authentication.Refusal);
        if (!authentication.MayBeAuthentic(Header) || (authentication.NeedsBody && guard.IsBlocked(context)))
            return guard.Refuse(context, refusal);
        var body = await WebhookBody.Read(request, cancellationToken);
        if (!authentication.IsAuthentic(Header, body))
            return guard.Refuse(context, refusal);
        guard.Admit(context);
        switch (webhook.Parse(body))
        {
            case WebhookContent.Malformed { Reason: var reason }:
                return Problem.BadRequest($"This is nothing that {channel.Name} sends: {reason}.");
            case WebhookContent.Events events:
                foreach (var reason in events.Ignored)
                    LogIgnored(channel.Name, reason);
                return WebhookResult.For(await Accept(webhook, events.Inbound), webhook.Acknowledgement);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>
    /// Every event is tried, whatever becomes of the others, but those of the same target that come after one that cannot be stored now:
    /// they would overtake it. If one is not stored the platform sends all again, and those that are stored are duplicates then.
    /// </summary>
    private async Task<Receipt> Accept(IWebhook webhook, ImmutableArray<IInboundEvent> events)
    {
        if (events is [var only])
            return await Store(webhook, only);
        var outcomes = new List<Outcome>(events.Length);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce };
        await Parallel.ForEachAsync(events.GroupBy(inbound => inbound.Target), limit, async (sameTarget, _) =>
        {
            foreach (var inbound in sameTarget)
            {
                var outcome = await Try(webhook, inbound);
                lock (outcomes)
                    outcomes.Add(outcome);
                if (outcome.PassesByItself)
                    break;
            }
        });
        return Sum(outcomes);
    }

    private async Task<Outcome> Try(IWebhook webhook, IInboundEvent inbound)
    {
        try
        {
            return new(await Store(webhook, inbound), null);
        }
        catch (Exception exception)
        {
            if (ErrorMap.ProblemFor(exception) is null)
                CaughtFaults.Count("webhook", exception);
            return new(default, exception);
        }
    }

    private async Task<Receipt> Store(IWebhook webhook, IInboundEvent inbound)
    {
        if (photos is null || !webhook.PhotosExpire)
            return await dispatcher.Accept(inbound);
        var kept = await photos.Keep(inbound);
        var receipt = await dispatcher.Accept(kept);
        if (receipt != Receipt.Accepted)
            await photos.Forget(kept);
        return receipt;
    }

    private static Receipt Sum(List<Outcome> outcomes)
    {
        var failures = outcomes.Select(outcome => outcome.Failure).OfType<Exception>().ToArray();
        // A failure that nobody expects is told before those that pass by themselves.
        if ((failures.FirstOrDefault(failure => ErrorMap.ProblemFor(failure) is null) ?? failures.FirstOrDefault()) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        return outcomes.Exists(outcome => outcome.Receipt == Receipt.Overloaded) ? Receipt.Overloaded : Receipt.Accepted;
    }

    [LoggerMessage(EventId = 5301, Level = LogLevel.Debug, Message = "Something of {Channel} means nothing here: {Reason}")]
    private partial void LogIgnored(string channel, string reason);

    private readonly record struct Outcome(Receipt Receipt, Exception? Failure)
    {
        /// <summary>The same event may be stored in a moment.</summary>
        public bool PassesByItself => Failure is null ? Receipt == Receipt.Overloaded : ErrorMap.ProblemFor(Failure) is not null;
    }
}
