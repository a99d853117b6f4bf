using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// The Telegram channel, section <c>Telegram</c>. Without <see cref="BotToken"/> the customers' channel is off; a
/// <see cref="WebhookSecret"/> without one stops the start.
/// </summary>
internal sealed class TelegramOptions
{
    public const string Section = "Telegram";
    public const string DefaultApiBaseUrl = "https://api.telegram.org";
    public const string WebhookMode = "webhook";
    public const string PollingMode = "polling";

    /// <summary>The customers' bot, <c>digits:letters</c>, as BotFather gives it.</summary>
    public string? BotToken { get; set; }

    /// <summary>What Telegram repeats in <c>X-Telegram-Bot-Api-Secret-Token</c>: 1-256 of A-Z a-z 0-9 _ - (Bot API, setWebhook).</summary>
    public string? WebhookSecret { get; set; }

    /// <value>
    /// How updates come: Telegram posts them (<c>webhook</c>), or is asked for them (<c>polling</c>), which needs no public address. The
    /// default is webhook when <see cref="WebhookSecret"/> is set, else polling.
    /// </value>
    public string? Mode { get; set; }

    /// <value>Where the Bot API is, a path prefix included. The default is https://api.telegram.org.</value>
    public string ApiBaseUrl { get; set => field = string.IsNullOrWhiteSpace(value) ? DefaultApiBaseUrl : value; } = DefaultApiBaseUrl;

    /// <summary>The chat that escalations go to; a group's id is negative.</summary>
    public long? ManagerChatId { get; set; }

    /// <summary>The forum topic of <see cref="ManagerChatId"/>. Topic 1 is General, which is addressed without a topic.</summary>
    public int? ManagerThreadId { get; set; }

    /// <summary>
    /// A bot of its own for the managers' chat, which is always asked for its updates. Without it the customers' bot serves that chat.
    /// </summary>
    public string? ManagerBotToken { get; set; }

    /// <value>How long one call may take before its outcome counts as unknown. The default is 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00", ErrorMessage = "Telegram:SendTimeout must be 50 ms to 2 minutes.")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <value>How long a connection may take to open. The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00", ErrorMessage = "Telegram:ConnectTimeout must be 50 ms to 1 minute.")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <value>How long finding and downloading one photo may take. The default is 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00", ErrorMessage = "Telegram:PhotoTimeout must be 50 ms to 2 minutes.")]
    public TimeSpan PhotoTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <value>Messages a second over the whole bot. The default is 30 (Bots FAQ, "My bot is hitting limits").</value>
    [Range(0.1, 1000, ErrorMessage = "Telegram:MessagesPerSecond must be between 0.1 and 1000.")]
    public double MessagesPerSecond { get; set; } = 30;

    /// <value>Messages a second to one chat. The default is 1 (Bots FAQ).</value>
    [Range(0.01, 30, ErrorMessage = "Telegram:PerChatPerSecond must be between 0.01 and 30.")]
    public double PerChatPerSecond { get; set; } = 1;

    /// <value>Messages that one chat may get at once after a pause. The default is 3.</value>
    [Range(1, 20, ErrorMessage = "Telegram:PerChatBurst must be between 1 and 20.")]
    public int PerChatBurst { get; set; } = 3;

    /// <value>Messages to one group within any minute. The default is 20 (Bots FAQ).</value>
    [Range(4, 1000, ErrorMessage = "Telegram:PerGroupPerMinute must be 4 to 1000.")]
    public int PerGroupPerMinute { get; set; } = 20;

    /// <summary>Telegram is asked for updates.</summary>
    public bool IsPolling => string.IsNullOrWhiteSpace(Mode)
        ? string.IsNullOrWhiteSpace(WebhookSecret)
        : Mode.Equals(PollingMode, StringComparison.OrdinalIgnoreCase);

    /// <summary>Customers can write to the bot.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(BotToken) && (IsPolling || !string.IsNullOrWhiteSpace(WebhookSecret));

    /// <summary>Managers have a bot of their own.</summary>
    public bool HasManagerBot => !string.IsNullOrWhiteSpace(ManagerBotToken) && ManagerBotToken != BotToken;

    /// <summary>
    /// The account that alerts go through, or null when there is no managers' chat. It is one of its own whichever bot it uses: what goes
    /// wrong there does not hold up customers.
    /// </summary>
    public string? AlertAccount => ManagerChatId is null ? null : TelegramClient.ManagerAccount;

    /// <summary>The configuration key of the token of the bot that writes to the managers.</summary>
    public string AlertTokenKey => HasManagerBot ? "Telegram:ManagerBotToken" : "Telegram:BotToken";

    /// <summary>The customers' bot's user id; 0 without a token.</summary>
    public long BotId => IdOf(BotToken);

    /// <summary>The user id of the managers' own bot; 0 without a token.</summary>
    public long ManagerBotId => IdOf(ManagerBotToken);

    /// <summary>The digits before the colon of a token.</summary>
    private static long IdOf(string? token) =>
        token?.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && long.TryParse(token.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
