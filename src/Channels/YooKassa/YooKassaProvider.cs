using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Payments;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;

namespace MirtAi.Channels.YooKassa;

/// <summary>Makes payments at YooKassa, and reads how they stand (yookassa.ru/developers, "Payments").</summary>
internal sealed partial class YooKassaProvider(Func<PlatformHttp> http, IOptions<YooKassaOptions> options) : IPaymentProvider
{
    /// <summary>The provider's name.</summary>
    public const string ProviderName = "yookassa";

    /// <summary>The member of the payment's metadata that holds the service's id.</summary>
    private const string Reference = "mirt_payment";

    private const int MaxReasonLength = 160;

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public string Title => "YooKassa";

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc/>
    public async Task<ProviderAnswer> Open(string id, Payment payment, CancellationToken cancellationToken)
    {
        var request = new YooKassaRequest
        {
            Amount = new(payment.Amount.ToString("0.00", CultureInfo.InvariantCulture), payment.Currency),
            Confirmation = new("redirect", options.Value.ReturnUrl),
            Description = payment.Order is { } order ? $"Order {order}" : $"Subscription {payment.Plan}",
            Metadata = new Dictionary<string, string> { [Reference] = id },
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(request, YooKassaJson.Default.YooKassaRequest);
        return Read(await http().Send(
            "payments",
            body,
            headers =>
            {
                SignIn(headers);
                headers.Add("Idempotence-Key", id);
            },
            cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<ProviderAnswer> Find(string providerId, CancellationToken cancellationToken) =>
        Read(await http().Send($"payments/{providerId}", null, SignIn, cancellationToken)) switch
        {
            ProviderAnswer.Refused { Reason: var reason } when reason.Contains("not found", StringComparison.OrdinalIgnoreCase) =>
                new ProviderAnswer.Missing(),
            ProviderAnswer.Refused { Reason: var reason } => new ProviderAnswer.Failed(reason),
            // Another payment than the one that was asked for says nothing of it.
            ProviderAnswer.Found { Event.ProviderId: var id } when id != providerId => new ProviderAnswer.Failed("it answered of another"),
            var answer => answer,
        };

    private void SignIn(HttpRequestHeaders headers) => headers.Authorization = new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ShopId}:{options.Value.SecretKey}")));

    private ProviderAnswer Read(PlatformReply reply) => reply switch
    {
        PlatformReply.NotSent { Reason: var reason } => new ProviderAnswer.Failed(reason),
        PlatformReply.Lost { Reason: var reason } => new ProviderAnswer.Failed(reason),
        PlatformReply.Answered { IsSuccess: true } answered => JsonBody.Read<ProviderAnswer>(
            answered.Body, Found, _ => new ProviderAnswer.Failed("an answer that cannot be read")),
        // An unknown result is asked for again by the same key, and wrong credentials are mended by an operator.
        PlatformReply.Answered { Status: 401 or 403 or 408 or 429 or >= 500, Status: var status } =>
            new ProviderAnswer.Failed($"HTTP {status}"),
        PlatformReply.Answered { Status: var status } answered => JsonBody.Read<ProviderAnswer>(
            answered.Body,
            root => new ProviderAnswer.Refused(Reason(root, status)),
            _ => new ProviderAnswer.Failed($"HTTP {status}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Reason(JsonElement root, int status)
    {
        var says = InboundText.Clean(root.String("description"u8), MaxReasonLength).ReplaceLineEndings(" ");
        return status == 404 ? $"not found: {says}" : says.Length == 0 ? $"HTTP {status}" : says;
    }

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
