using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Payments;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;

namespace MirtAi.Channels.Heleket;

/// <summary>Makes invoices at Heleket, and reads how they stand (doc.heleket.com, "Payments").</summary>
internal sealed partial class HeleketProvider(Func<PlatformHttp> http, IOptions<HeleketOptions> options) : IPaymentProvider
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "heleket";

    private const int MaxReasonLength = 160;

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public string Title => "Heleket";

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

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
    public async Task<ProviderAnswer> Find(string providerId, CancellationToken cancellationToken) =>
        await Call("payment/info", new HeleketRequest { Uuid = providerId }, cancellationToken) switch
        {
            ProviderAnswer.Refused { Reason: var reason } when reason.Contains("not found", StringComparison.OrdinalIgnoreCase) =>
                new ProviderAnswer.Missing(),
            ProviderAnswer.Refused { Reason: var reason } => new ProviderAnswer.Failed(reason),
            ProviderAnswer.Found { Event.ProviderId: var id } when id != providerId => new ProviderAnswer.Failed("it answered of another"),
            var answer => answer,
        };

    private async Task<ProviderAnswer> Call(string path, HeleketRequest request, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, HeleketJson.Default.HeleketRequest);
        return Read(await http().Send(
            path,
            body,
            headers =>
            {
                headers.Add("merchant", options.Value.MerchantId);
                headers.Add("sign", HeleketSignature.Of(body, options.Value.ApiKey!));
            },
            cancellationToken));
    }

    private static ProviderAnswer Read(PlatformReply reply) => reply switch
    {
        PlatformReply.NotSent { Reason: var reason } => new ProviderAnswer.Failed(reason),
        PlatformReply.Lost { Reason: var reason } => new ProviderAnswer.Failed(reason),
        PlatformReply.Answered { Status: 401 or 403 or 408 or 429 or >= 500, Status: var status } =>
            new ProviderAnswer.Failed($"HTTP {status}"),
        PlatformReply.Answered { Status: var status } answered => JsonBody.Read<ProviderAnswer>(
            answered.Body,
            root => root.Object("result"u8) is { } result && root.Integer("state"u8) is 0
                ? Found(result)
                : new ProviderAnswer.Refused(Reason(root, status)),
            _ => new ProviderAnswer.Failed($"HTTP {status}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Reason(JsonElement root, int status)
    {
        var says = InboundText.Clean(root.String("message"u8), MaxReasonLength).ReplaceLineEndings(" ");
        return status == 404 ? $"not found: {says}" : says.Length == 0 ? $"HTTP {status}" : says;
    }

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
