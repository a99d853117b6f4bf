using System.ComponentModel.DataAnnotations;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// The Instagram channel, section <c>Instagram</c>. With none of <see cref="AppSecret"/>, <see cref="VerifyToken"/>,
/// <see cref="AccessToken"/> and <see cref="AccountId"/> it is off; with only some of them the start is refused.
/// </summary>
internal sealed class InstagramOptions
{
    public const string Section = "Instagram";
    public const string DefaultApiBaseUrl = "https://graph.instagram.com/v23.0";

    /// <summary>
    /// What webhooks are signed with: the secret of the Meta app or, with Instagram Login, of its Instagram app. Several are separated by
    /// commas, and each is tried.
    /// </summary>
    public string? AppSecret { get; set; }

    /// <summary>What is typed into the app's dashboard beside the webhook's address, and comes back when the address is verified.</summary>
    public string? VerifyToken { get; set; }

    /// <summary>The long-lived token of the professional account.</summary>
    public string? AccessToken { get; set; }

    /// <summary>The professional account's id, the <c>user_id</c> of <c>GET /me</c>: digits.</summary>
    public string? AccountId { get; set; }

    /// <value>Where the Graph API is, with its version. The default is https://graph.instagram.com/v23.0.</value>
    public string ApiBaseUrl { get; set => field = string.IsNullOrWhiteSpace(value) ? DefaultApiBaseUrl : value; } = DefaultApiBaseUrl;

    /// <summary>
    /// Where Instagram reaches this service, for instance <c>https://shop.example</c>. It fetches the catalogue's photos from there;
    /// without it customers get texts alone.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <value>How long one call may take before its outcome counts as unknown. The default is 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00", ErrorMessage = "Instagram:SendTimeout must be 50 ms to 2 minutes.")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <value>
    /// Messages a second over the whole account. The default is 10, what Meta allows of the slowest kind (Instagram Platform, "Rate
    /// limiting").
    /// </value>
    [Range(0.1, 300, ErrorMessage = "Instagram:MessagesPerSecond must be between 0.1 and 300.")]
    public double MessagesPerSecond { get; set; } = 10;

    /// <value>
    /// Messages an hour over the whole account; no limit by default. Set it where Meta limits the account by the hour, to its base rate
    /// times the factor that it names.
    /// </value>
    [Range(1, 1_000_000, ErrorMessage = "Instagram:MessagesPerHour must be 1 to 1000000.")]
    public int? MessagesPerHour { get; set; }

    /// <value>
    /// Public replies to comments an hour. The default is 750, what Meta allows of an account. They come at a little less than this rate,
    /// and a fifth of them at once after a pause.
    /// </value>
    [Range(1, 100_000, ErrorMessage = "Instagram:RepliesPerHour must be 1 to 100000.")]
    public int RepliesPerHour { get; set; } = 750;

    /// <summary>Customers can write to the account.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(AppSecret) && !string.IsNullOrWhiteSpace(VerifyToken)
        && !string.IsNullOrWhiteSpace(AccessToken) && !string.IsNullOrWhiteSpace(AccountId);

    /// <summary>The secrets, one by one.</summary>
    public IReadOnlyList<string> AppSecrets =>
        AppSecret?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
