using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Interfaces.Subscriptions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Telemetry;
using Orleans;

namespace MirtAi.Grains.Payments;

/// <summary>
/// The thin shell round <see cref="PaymentRules"/>. What an event grants is stored with the event as something that is owed; the session
/// is told until it has taken it, once by the action's id, also by another process.
/// </summary>
[GrainType(IPaymentGrain.Kind)]
internal sealed partial class PaymentGrain(
    ICommitStore store, PaymentProviders providers, INoticeRoute notes, TimeProvider clock, ILogger<PaymentGrain> logger)
    : DurableGrain<Payment>(store, clock, logger), IPaymentGrain
{
    private readonly TimeProvider clock = clock;

    /// <inheritdoc/>
    protected override JsonTypeInfo<Payment> StateJson { get; } =
        (JsonTypeInfo<Payment>)JsonSerializerOptions.Web.GetTypeInfo(typeof(Payment));

    private string Id => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task<PaymentReceipt> Open(PaymentRequest request)
    {
        Invalidate();
        await Change((payment, now) => payment.Asked(Id, request, now));
        if (LastSeen is { Step: PaymentStep.Open, Attempts: 0 })
            await Advance();
        return LastSeen is { } seen ? new(seen.Status, seen.Url, seen.Problem) : new(PaymentStatus.New);
    }

    /// <inheritdoc/>
    public async Task<Receipt> Receive(IInboundEvent inbound)
    {
        var seen = (PaymentEvent)inbound;
        var (outcome, receipt) = await Change((payment, now) => payment.Observe(Id, seen, notes, now), seen.EventId);
        return outcome == ChangeOutcome.Duplicate ? Receipt.Duplicate : receipt;
    }

    /// <inheritdoc/>
    public async Task Check()
    {
        Invalidate();
        var payment = await ReadState();
        if (payment.ProviderId is not { } known || providers.Find(payment.Provider) is not { } provider)
            return;
        if (await provider.Find(known, CancellationToken.None) is ProviderAnswer.Found { Event: var seen })
        {
            if (seen.Target == this.GetGrainId())
                await Receive(seen);
        }
        await Change((current, now) => current.Checked(Id, now));
    }

    /// <inheritdoc/>
    public async Task<RefundReceipt> Refund(RefundRequest request)
    {
        Invalidate();
        var (_, receipt) = await Change(
            (payment, now) => payment.RefundAsked(Id, request, providers.Find(payment.Provider), now));
        if (receipt.Status != RefundStatus.Asked || LastSeen is not { Step: PaymentStep.Refund, Attempts: 0 })
            return receipt;
        await Advance();
        return LastSeen?.Refunds.FirstOrDefault(refund => refund.Id == request.Id)?.Receipt ?? receipt;
    }

    /// <inheritdoc/>
    public Task Wake()
    {
        Invalidate();
        return Advance();
    }

    /// <inheritdoc/>
    protected override Payment Initial() => new();

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(Payment state) => state.DueAt;

    /// <inheritdoc/>
    protected override async Task Advance()
    {
        var payment = await ReadState();
        if (payment.DueAt is null || payment.DueAt > clock.GetUtcNow())
            return;
        switch (payment.Step)
        {
            case PaymentStep.Open:
                await OpenAtProvider(payment);
                break;
            case PaymentStep.SendLink:
                await Attempt(() => SendLink(payment));
                break;
            case PaymentStep.Settle:
                await Attempt(() => Settle(payment));
                break;
            case PaymentStep.Refund:
                await RefundAtProvider(payment, payment.RefundInProgress!);
                break;
            case PaymentStep.TellRefund:
                await Attempt(() => TellRefund(payment));
                break;
            default:
                break;
        }
    }

    private async Task OpenAtProvider(Payment payment)
    {
        var answer = providers.Find(payment.Provider) is { } provider
            ? await provider.Open(Id, payment, CancellationToken.None)
            : new ProviderAnswer.Failed("it is off");
        switch (answer)
        {
            case ProviderAnswer.Found made:
                await Change((current, now) => current.Opened(Id, made, now));
                break;
            case ProviderAnswer.Refused { Reason: var reason }:
                await Change((current, now) => current.Refused(Id, reason, notes, now));
                break;
            case var _ when clock.GetUtcNow() >= payment.CreatedAt + PaymentRules.OpenFor:
                await Change((current, now) => current.Refused(Id, PaymentProblems.NoAnswer, notes, now));
                break;
            default:
                LogNotOpened(payment.Provider, (answer as ProviderAnswer.Failed)?.Reason ?? "it knows no such payment");
                await Change((current, now) => current.PutOff(now));
                break;
        }
    }

    private async Task SendLink(Payment payment)
    {
        await Session(payment).Manage(new ManagerAction
        {
            Kind = ManagerActionKind.Tell,
            Manager = providers.Title(payment.Provider),
            ActionId = $"payment:{Id}:link",
            Words = PaymentTexts.Link(payment),
        });
        await Change((current, now) => current.LinkTold(Id, now));
    }

    /// <summary>
    /// What the provider then says of the payment counts, whatever it answers to the refund. Where it would refund twice, it is asked for
    /// the refund once, and from then on only what became of it.
    /// </summary>
    private async Task RefundAtProvider(Payment payment, Refund refund)
    {
        ProviderAnswer? answer = null;
        if (payment.Refunded < refund.Target)
        {
            var provider = providers.Find(payment.Provider);
            var asks = provider is null || provider.RepeatsRefunds || !refund.Sent;
            if (provider is not null && asks)
            {
                await Change((current, _) => current.RefundSent(refund.Id));
                answer = await provider.Refund(refund, payment, CancellationToken.None);
            }

            if (provider is not null
                && await provider.Find(payment.ProviderId!, CancellationToken.None) is ProviderAnswer.Found { Event: var seen }
                && seen.Target == this.GetGrainId())
                await Receive(seen);
            if (answer is ProviderAnswer.Failed { Reason: var reason })
                LogNotRefunded(payment.Provider, reason);
        }

        await Change((current, now) => current.RefundAnswered(Id, refund.Id, answer, notes, now));
    }

    private async Task TellRefund(Payment payment)
    {
        var refunded = payment.Refunded;
        await Session(payment).Manage(new ManagerAction
        {
            Kind = ManagerActionKind.Tell,
            Manager = providers.Title(payment.Provider),
            ActionId = string.Create(CultureInfo.InvariantCulture, $"payment:{Id}:refund:{refunded:0.########}"),
            Words = PaymentTexts.Refunded(payment),
        });
        await Change((current, now) => current.RefundTold(refunded, now));
    }

    /// <summary>A part that is refunded takes nothing of an order back, and of a subscription its share of the time.</summary>
    private async Task Settle(Payment payment)
    {
        var owed = payment.Owed;
        ManagerReceipt? receipt = null;
        if (payment.Plan is { } plan)
            await GrainFactory.GetGrain<ISubscriptionGrain>(payment.SessionKey).Grant(new SubscriptionGrant
            {
                Source = $"payment:{Id}",
                Plan = plan,
                Time = payment.TimeFor(owed),
                Announce = owed > 0 && payment.Granted == 0,
            });
        else if (owed == 0 || payment.Granted == 0)
            receipt = await Session(payment).Manage(new ManagerAction
            {
                Kind = owed > 0 ? ManagerActionKind.ConfirmPayment : ManagerActionKind.SetOrderStatus,
                Manager = providers.Title(payment.Provider),
                ActionId = $"payment:{Id}:{(owed > 0 ? "grant" : "revoke")}",
                Order = payment.Order,
                OrderStatus = owed > 0 ? null
                    : payment.Status == PaymentStatus.Succeeded ? OrderStatus.Returned : OrderStatus.PendingPayment,
            });
        await Change((current, now) => current.Settled(Id, owed, receipt, notes, now));
    }

    /// <summary>Whatever keeps the session from taking it, it is tried again.</summary>
    private async Task Attempt(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception exception) when (exception is not StorageUnavailableException)
        {
            CaughtFaults.Count("payment", exception);
            LogNotTaken(exception);
            await Change((current, now) => current.PutOff(now));
        }
    }

    private ISessionGrain Session(Payment payment) => GrainFactory.GetGrain<ISessionGrain>(payment.SessionKey);

    [LoggerMessage(153, LogLevel.Warning, "{Provider} has not made a payment: {Reason}; it is asked again")]
    private partial void LogNotOpened(string provider, string reason);

    [LoggerMessage(152, LogLevel.Warning, "{Provider} has not said what became of a refund: {Reason}; it is asked again")]
    private partial void LogNotRefunded(string provider, string reason);

    [LoggerMessage(154, LogLevel.Warning, "A session has not taken what a payment grants; it is told again")]
    private partial void LogNotTaken(Exception exception);
}
