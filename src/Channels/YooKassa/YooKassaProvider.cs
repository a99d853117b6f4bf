using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Payments;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;

namespace MirtAi.Channels.YooKassa;

/// <summary>Makes payments at YooKassa, reads how they stand, and refunds them (yookassa.ru/developers, "Payments", "Refunds").</summary>
internal sealed partial class YooKassaProvider(Func<PlatformHttp> http, IOptions<YooKassaOptions> options) : IPaymentProvider
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "yookassa";

    /// <summary>The member of the payment's metadata that holds the service's id.</summary>
    private const string Reference = "mirt_payment";

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public string Title => "YooKassa";

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc/>
    public bool RepeatsRefunds => true;

    /// <inheritdoc/>
    public async Task<ProviderAnswer> Open(string id, Payment payment, CancellationToken cancellationToken)
    {
        var request = new YooKassaRequest
        {
            Amount = Sum(payment.Amount, payment.Currency),
            Confirmation = new("redirect", options.Value.ReturnUrl),
            Description = payment.Order is { } order ? $"Order {order}" : $"Subscription {payment.Plan}",
            Metadata = new Dictionary<string, string> { [Reference] = id },
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(request, YooKassaJson.Default.YooKassaRequest);
        return ProviderReply.Read(await http().Send("payments", body, headers => SignInOnce(headers, id), cancellationToken), Read);
    }

    /// <inheritdoc/>
    public async Task<ProviderAnswer> Find(string providerId, CancellationToken cancellationToken) => ProviderReply.About(
        providerId, ProviderReply.Read(await http().Send($"payments/{providerId}", null, SignIn, cancellationToken), Read));

    /// <inheritdoc/>
    public string? RefundFault(Payment payment, decimal amount, string? address) =>
        decimal.Round(amount, 2) == amount ? null : RefundFaults.Amount;

    /// <inheritdoc/>
    public async Task<ProviderAnswer> Refund(Refund refund, Payment payment, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new YooKassaRefund(payment.ProviderId!, Sum(refund.Amount, payment.Currency)), YooKassaJson.Default.YooKassaRefund);
        return ProviderReply.Read(
            await http().Send("refunds", body, headers => SignInOnce(headers, refund.Id), cancellationToken), ReadRefund);
    }

    private static YooKassaRequest.Sum Sum(decimal amount, string currency) =>
        new(amount.ToString("0.00", CultureInfo.InvariantCulture), currency);

    /// <summary>Repeated with the same key within a day, what is asked for is done once.</summary>
    private void SignInOnce(HttpRequestHeaders headers, string key)
    {
        SignIn(headers);
        headers.Add("Idempotence-Key", key);
    }

    private void SignIn(HttpRequestHeaders headers) => headers.Authorization = new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ShopId}:{options.Value.SecretKey}")));

    private ProviderAnswer Read(JsonElement root, PlatformReply.Answered answered) =>
        answered.IsSuccess ? Found(root) : ProviderReply.Refused(root, "description"u8, answered.Status);

    private static ProviderAnswer ReadRefund(JsonElement root, PlatformReply.Answered answered) => root.String("status"u8) switch
    {
        _ when !answered.IsSuccess => ProviderReply.Refused(root, "description"u8, answered.Status),
        "succeeded" or "pending" => new ProviderAnswer.Accepted(),
        "canceled" => root.Object("cancellation_details"u8) is { } details
            ? ProviderReply.Refused(details, "reason"u8, answered.Status)
            : new ProviderAnswer.Refused("canceled"),
        _ => new ProviderAnswer.Failed("an answer that is no refund"),
    };

    private ProviderAnswer Found(JsonElement root)
    {
        if (root.Id("id"u8) is not { } id || StatusOf(root) is not { } status || root.Object("amount"u8) is not { } amount
            || amount.Amount("value"u8) is not { } asked || amount.String("currency"u8) is not { Length: > 0 and <= 10 } currency)
            return new ProviderAnswer.Failed("an answer that is no payment");
        var seen = new PaymentEvent
        {
            Provider = ProviderName,
            ProviderId = id,
            PaymentId = root.Object("metadata"u8)?.String(Encoding.UTF8.GetBytes(Reference)) is { } own && OwnId.IsMatch(own) ? own : null,
            Status = status,
            Amount = asked,
            Currency = currency,
            Refunded = root.Object("refunded_amount"u8)?.Amount("value"u8) ?? 0,
            IsTest = root.IsTrue("test"u8) && !options.Value.IsTest,
        };
        return new ProviderAnswer.Found(seen, root.Object("confirmation"u8)?.String("confirmation_url"u8));
    }

    /// <summary>By <c>status</c> alone: <c>paid</c> is true before the money is the shop's.</summary>
    private static PaymentStatus? StatusOf(JsonElement root) => root.String("status"u8) switch
    {
        "pending" => PaymentStatus.Pending,
        "waiting_for_capture" => PaymentStatus.Authorized,
        "succeeded" => PaymentStatus.Succeeded,
        "canceled" => PaymentStatus.Canceled,
        _ => null,
    };

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex OwnId { get; }
}
