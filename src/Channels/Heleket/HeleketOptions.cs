namespace MirtAi.Channels.Heleket;

/// <summary>
/// Payments through Heleket, section <c>Heleket</c>. Without <see cref="MerchantId"/> and <see cref="ApiKey"/> it is off; with only one of
/// them the start is refused.
/// </summary>
internal sealed class HeleketOptions
{
    public const string Section = "Heleket";
    public const string DefaultApiBaseUrl = "https://api.heleket.com/v1";

    /// <summary>The merchant's id, a UUID.</summary>
    public string? MerchantId { get; set; }

    /// <summary>The merchant's key of payments, which signs requests and webhooks.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The merchant's key of payouts, which signs refunds; without it none can be asked for here.</summary>
    public string? PayoutApiKey { get; set; }

    /// <value>Where Heleket's API is. The default is https://api.heleket.com/v1.</value>
    public string ApiBaseUrl { get; set => field = string.IsNullOrWhiteSpace(value) ? DefaultApiBaseUrl : value; } = DefaultApiBaseUrl;

    /// <summary>
    /// Where Heleket reaches this service's webhook, for instance <c>https://shop.example/webhooks/payments/heleket</c>; without it Heleket
    /// posts to the address of the merchant's profile.
    /// </summary>
    public string? CallbackUrl { get; set; }

    /// <summary>Payments can be refunded.</summary>
    public bool RefundsAreOn => IsOn && !string.IsNullOrWhiteSpace(PayoutApiKey);

    /// <summary>Payments can be made.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(MerchantId) && !string.IsNullOrWhiteSpace(ApiKey);
}
