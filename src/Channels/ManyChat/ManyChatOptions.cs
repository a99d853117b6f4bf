using System.ComponentModel.DataAnnotations;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// The ManyChat channel, section <c>ManyChat</c>. With neither <see cref="ApiToken"/> nor <see cref="WebhookToken"/> it is off; one of them
/// alone is refused.
/// </summary>
internal sealed class ManyChatOptions
{
    public const string Section = "ManyChat";
    public const string DefaultApiBaseUrl = "https://api.manychat.com";

    /// <summary>The key of the page's API: ManyChat, Settings, API.</summary>
    public string? ApiToken { get; set; }

    /// <summary>What the flow's External Request sends in <c>X-ManyChat-Token</c>, or as bearer token.</summary>
    public string? WebhookToken { get; set; }

    /// <value>Where the API is. The default is https://api.manychat.com.</value>
    public string ApiBaseUrl { get; set => field = string.IsNullOrWhiteSpace(value) ? DefaultApiBaseUrl : value; } = DefaultApiBaseUrl;

    /// <summary>
    /// Where ManyChat reaches this service, for instance <c>https://shop.example</c>. The catalogue's photos are fetched from there;
    /// without it customers get texts alone.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <value>How long one call may take before its outcome counts as unknown. The default is 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00", ErrorMessage = "ManyChat:SendTimeout must be 50 ms to 2 minutes.")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <value>Messages a second over the whole page. The default is 20; ManyChat takes 25 (help article "API limits").</value>
    [Range(0.1, 25, ErrorMessage = "ManyChat:MessagesPerSecond must be between 0.1 and 25.")]
    public double MessagesPerSecond { get; set; } = 20;

    /// <summary>Customers can write to the page.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(ApiToken) && !string.IsNullOrWhiteSpace(WebhookToken);
}
