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
    public const string DefaultPauseTag = "live_chat";

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

    /// <summary>
    /// The tag of contacts whom a person answers in ManyChat's live chat: while a flow's request names it, the bot is silent.
    /// </summary>
    /// <value>Default <c>live_chat</c>.</value>
    public string PauseTag { get; set => field = string.IsNullOrWhiteSpace(value) ? DefaultPauseTag : value.Trim(); } = DefaultPauseTag;

    /// <summary>Whether messages to Instagram go without actions, so that ManyChat learns no fields and tags of these customers.</summary>
    /// <value>Default false: if ManyChat refuses a message for its fields or tags, it is sent once more without them.</value>
    public bool InstagramSafeMode { get; set; }

    /// <summary>
    /// Whether a flow's request is answered with what the customer is told, if that is ready in time; what is not goes by ManyChat's API.
    /// </summary>
    /// <value>Default false: everything goes by the API.</value>
    public bool ResponseMode { get; set; }

    /// <summary>How long a request waits for the answer in response mode; ManyChat gives up after ten seconds.</summary>
    /// <value>Default 8 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:09.500", ErrorMessage = "ManyChat:ResponseTimeout must be 1 to 9.5 seconds.")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The id of the flow that hands a pressed button over, as it stands in the flow's address: <c>content20260302120000_123456</c>.
    /// Without it messages have no buttons.
    /// </summary>
    public string? ButtonFlow { get; set; }

    /// <summary>Messages have buttons.</summary>
    public bool HasButtons => !string.IsNullOrWhiteSpace(ButtonFlow);

    /// <summary>Customers can write to the page.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(ApiToken) && !string.IsNullOrWhiteSpace(WebhookToken);
}
