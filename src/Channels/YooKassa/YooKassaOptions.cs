using System.Net;

namespace MirtAi.Channels.YooKassa;

/// <summary>
/// Payments through YooKassa, section <c>YooKassa</c>. Without <see cref="ShopId"/> and <see cref="SecretKey"/> it is off; with only one of
/// them the start is refused.
/// </summary>
internal sealed class YooKassaOptions
{
    public const string Section = "YooKassa";
    public const string DefaultApiBaseUrl = "https://api.yookassa.ru/v3";

    /// <summary>The addresses of YooKassa's notifications (yookassa.ru/developers, "Incoming notifications").</summary>
    public const string DefaultNetworks =
        "185.71.76.0/27,185.71.77.0/27,77.75.153.0/25,77.75.154.128/25,77.75.156.11/32,77.75.156.35/32,2a02:5180::/32";

    /// <summary>The shop's id: digits.</summary>
    public string? ShopId { get; set; }

    /// <summary>The shop's secret key; one that begins with <c>test_</c> takes no real money.</summary>
    public string? SecretKey { get; set; }

    /// <value>Where YooKassa's API is. The default is https://api.yookassa.ru/v3.</value>
    public string ApiBaseUrl { get; set => field = string.IsNullOrWhiteSpace(value) ? DefaultApiBaseUrl : value; } = DefaultApiBaseUrl;

    /// <summary>
    /// Networks, separated by commas, from which notifications are taken. Behind a proxy the client's address is that of
    /// <c>Proxy:TrustedNetworks</c>.
    /// </summary>
    /// <value>Default: the ranges that YooKassa publishes.</value>
    public string AllowedNetworks { get; set => field = string.IsNullOrWhiteSpace(value) ? DefaultNetworks : value; } = DefaultNetworks;

    /// <value>Where the customer goes after paying, for instance the shop's chat. The default is https://yookassa.ru.</value>
    public string ReturnUrl { get; set => field = string.IsNullOrWhiteSpace(value) ? DefaultReturnUrl : value; } = DefaultReturnUrl;

    private const string DefaultReturnUrl = "https://yookassa.ru";

    /// <summary>Payments can be made.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(ShopId) && !string.IsNullOrWhiteSpace(SecretKey);

    /// <summary>The shop takes no real money.</summary>
    public bool IsTest => SecretKey?.StartsWith("test_", StringComparison.Ordinal) == true;

    /// <summary>The parts of <see cref="AllowedNetworks"/>.</summary>
    public string[] Networks() => AllowedNetworks.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether the address is in one of the networks.</summary>
    public bool Allows(IPAddress address) => Networks().Any(part => IPNetwork.Parse(part).Contains(address));
}
