using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Payments;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;

namespace MirtAi.Channels.Heleket;

/// <summary>Makes invoices at Heleket, reads how they stand, and refunds them (doc.heleket.com, "Payments", "Refund").</summary>
internal sealed partial class HeleketProvider(Func<PlatformHttp> http, IOptions<HeleketOptions> options) : IPaymentProvider
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "heleket";

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public string Title => "Heleket";

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <summary>It has no key for them: asked twice, it may refund twice.</summary>
    public bool RepeatsRefunds => false;

    /// <summary>The invoice's <c>order_id</c> is the service's id: Heleket answers a known one with the invoice that there is.</summary>
    public Task<ProviderAnswer> Open(string id, Payment payment, CancellationToken cancellationToken) => Call(
        "payment",
        new HeleketRequest
        {
            Amount = payment.Amount.ToString("0.00######", CultureInfo.InvariantCulture),
            Currency = payment.Currency,
            OrderId = id,
            UrlCallback = string.IsNullOrWhiteSpace(options.Value.CallbackUrl) ? null : options.Value.CallbackUrl,
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<ProviderAnswer> Find(string providerId, CancellationToken cancellationToken) => ProviderReply.About(
        providerId, await Call("payment/info", new HeleketRequest { Uuid = providerId }, cancellationToken));

    /// <summary>Of a part it would not say how much is refunded, so only the whole can be read back.</summary>
    public string? RefundFault(Payment payment, decimal amount, string? address) => this switch
    {
        _ when !options.Value.RefundsAreOn => RefundFaults.Off,
        _ when amount != payment.Amount => RefundFaults.Whole,
        _ when string.IsNullOrWhiteSpace(address) => RefundFaults.Address,
        _ => null,
    };

    /// <summary>Signed with the key of payouts. What cannot have reached Heleket is refused, for it is not asked for again.</summary>
    public async Task<ProviderAnswer> Refund(Refund refund, Payment payment, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new HeleketRefund(payment.ProviderId!, refund.Address!, IsSubtract: true), HeleketJson.Default.HeleketRefund);
        return await Send("payment/refund", body, options.Value.PayoutApiKey!, cancellationToken) switch
        {
            PlatformReply.NotSent { Reason: var reason } => new ProviderAnswer.Refused(reason),
            PlatformReply.Answered { Status: 401 or 403 or 429, Status: var status } => new ProviderAnswer.Refused($"HTTP {status}"),
            var reply => ProviderReply.Read(reply, (root, answered) => root.Integer("state"u8) is 0
                ? new ProviderAnswer.Accepted()
                : ProviderReply.Refused(root, "message"u8, answered.Status)),
        };
    }

    private async Task<ProviderAnswer> Call(string path, HeleketRequest request, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, HeleketJson.Default.HeleketRequest);
        return ProviderReply.Read(
            await Send(path, body, options.Value.ApiKey!, cancellationToken),
            (root, answered) => root.Object("result"u8) is { } result && root.Integer("state"u8) is 0
                ? Found(result)
                : ProviderReply.Refused(root, "message"u8, answered.Status));
    }

    private Task<PlatformReply> Send(string path, byte[] body, string key, CancellationToken cancellationToken) => http().Send(
        path,
        body,
        headers =>
        {
            headers.Add("merchant", options.Value.MerchantId);
            headers.Add("sign", HeleketSignature.Of(body, key));
        },
        cancellationToken);

    private static ProviderAnswer Found(JsonElement result)
    {
        if (result.Id("uuid"u8) is not { } id || (result.String("payment_status"u8) ?? result.String("status"u8)) is not { } name
            || result.Amount("amount"u8) is not { } asked || result.String("currency"u8) is not { Length: > 0 and <= 10 } currency)
            return new ProviderAnswer.Failed("an answer that is no invoice");
        var isFinal = result.Member("is_final"u8) is not { ValueKind: JsonValueKind.False };
        if (StatusOf(name, isFinal) is not { } status)
            return new ProviderAnswer.Failed("a status that is not known");
        var seen = new PaymentEvent
        {
            Provider = ProviderName,
            ProviderId = id,
            PaymentId = result.String("order_id"u8) is { } own && OwnId.IsMatch(own) ? own : null,
            Status = status,
            Amount = asked,
            Currency = currency,
            Refunded = name == "refund_paid" ? asked : 0,
        };
        return new ProviderAnswer.Found(seen, result.String("url"u8));
    }

    /// <summary>The table of Heleket's statuses; one that is said not to be final pays for nothing yet.</summary>
    private static PaymentStatus? StatusOf(string name, bool isFinal) => name switch
    {
        "check" or "process" or "confirm_check" => PaymentStatus.Pending,
        "paid" or "paid_over" => isFinal ? PaymentStatus.Succeeded : PaymentStatus.Authorized,
        "wrong_amount" or "wrong_amount_waiting" or "locked" => PaymentStatus.Held,
        // Also of money that never was enough: it grants nothing by itself.
        "refund_process" or "refund_fail" => PaymentStatus.Held,
        "fail" or "cancel" or "system_fail" => PaymentStatus.Canceled,
        "refund_paid" => PaymentStatus.Succeeded,
        _ => null,
    };

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex OwnId { get; }
}
