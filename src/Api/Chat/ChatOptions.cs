using System.ComponentModel.DataAnnotations;

namespace MirtAi.Api.Chat;

/// <summary>The web chat's settings, section <c>Chat</c>.</summary>
internal sealed class ChatOptions
{
    public const string Section = "Chat";

    /// <summary>Whether the chat is served.</summary>
    /// <value>Unset: only in Development.</value>
    public bool? Enabled { get; set; }

    /// <summary>The name at the top of the page.</summary>
    /// <value>MIRT.</value>
    [Required(AllowEmptyStrings = false, ErrorMessage = "set the shop's name as customers know it")]
    [MaxLength(60, ErrorMessage = "set a name of at most 60 characters")]
    public string ShopName { get; set; } = "MIRT";

    /// <summary>
    /// The origins of the pages that may show the chat in a frame, such as <c>https://shop.example</c>, separated by commas.
    /// </summary>
    /// <value>None: the chat is shown by itself only.</value>
    public string? AllowedOrigins { get; set; }

    /// <summary>How many customers may write their first message from one address in a minute.</summary>
    /// <value>120.</value>
    [Range(1, 100_000, ErrorMessage = "set 1 to 100000 customers a minute")]
    public int NewSessionsPerAddressPerMinute { get; set; } = 120;

    /// <summary>How many chat pages of one address may be open at the same time.</summary>
    /// <value>250.</value>
    [Range(5, 100_000, ErrorMessage = "set 5 to 100000 open pages")]
    public int StreamsPerAddress { get; set; } = 250;

    /// <summary>How much customers of one address may send in photos in a minute, in MiB.</summary>
    /// <value>120.</value>
    [Range(20, 100_000, ErrorMessage = "set 20 to 100000 MiB a minute; one message may hold 20")]
    public int PhotoMebibytesPerAddressPerMinute { get; set; } = 120;

    public bool IsOn(IHostEnvironment environment) => Enabled ?? environment.IsDevelopment();
}
