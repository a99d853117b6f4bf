using System.Text.Json;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Photos;
using MirtAi.Channels.Text;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// Sends through a page of ManyChat (ManyChat API, sendContent), each bubble by itself, and without actions or quick replies, which
/// ManyChat does not take for Instagram this way.
/// </summary>
internal sealed partial class ManyChatClient(
    PlatformHttp http, SignedPhotoLinks links, ManyChatOptions options, ILogger<ManyChatClient> logger) : IChannelClient
{
    public const string AccountName = "manychat";

    private const int MaxReasonLength = 300;

    private static readonly TimeSpan Temporarily = TimeSpan.FromMinutes(1);

    public string Account => AccountName;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = options.MessagesPerSecond,
        PerRecipientPerSecond = Math.Min(1, options.MessagesPerSecond),
        RecipientBurst = 3,
        MaxTextLength = 2_000,
        // What comes out at the other end is a message of Instagram.
        MaxTextBytes = 1_000,
        MaxCaptionLength = 0,
        MaxAlbumSize = 1,
    };

    public async Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.CallbackId is not null)
            return new SendResult.Sent("");
        if (ManyChatAddress.Parse(recipient) is not { } address)
            return new SendResult.Rejected("the recipient is no subscriber of ManyChat");
        if (Content(message) is not { } content)
            return new SendResult.Rejected("nothing of it can be sent: photos need ManyChat:PublicUrl");
        var network = address.Network == "facebook" ? null : address.Network;
        var reply = await http.Post(
            "fb/sending/sendContent", new SendContentRequest(address.Subscriber, new(new ContentBody(network, [content]))),
            ManyChatJson.Default.SendContentRequest, cancellationToken);
        return reply switch
        {
            PlatformReply.NotSent { Reason: var reason } => new SendResult.Failed(reason),
            PlatformReply.Lost { Reason: var reason } => new SendResult.Uncertain(reason),
            PlatformReply.Answered answered => Result(answered),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>ManyChat shows nothing meanwhile.</summary>
    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;

    private ContentMessage? Content(OutboundMessage message)
    {
        if (message.Images.IsDefaultOrEmpty)
            return message.Text.Length == 0 ? null : new("text") { Text = message.Text };
        if (links.To(message.Images[0]) is { } address)
            return new("image") { Url = address };
        LogPhotoLeftOut();
        return null;
    }

    /// <summary>An answer of 2xx may say that it failed; of one that cannot be read nobody knows.</summary>
    private static SendResult Result(PlatformReply.Answered answered)
    {
        var (status, says) = JsonBody.Read(answered.Body, Read, _ => (null, ""));
        if (answered.IsSuccess && status == "success")
            return new SendResult.Sent("");
        if (answered.IsSuccess && status is null)
            return new SendResult.Uncertain("an answer that cannot be read");
        return answered.Status switch
        {
            401 or 403 => new SendResult.CredentialsRefused($"{answered.Status} {says}: set ManyChat:ApiToken anew"),
            429 => new SendResult.Throttled(answered.Headers.RetryAfter?.Delta ?? Temporarily, WholeAccount: true),
            >= 300 and < 400 => new SendResult.Failed($"{answered.Status}: the address redirects elsewhere, check ManyChat:ApiBaseUrl"),
            404 when status is null => new SendResult.Failed("404: check ManyChat:ApiBaseUrl"),
            408 or >= 500 => new SendResult.Failed($"{answered.Status} {says}"),
            _ when IsAboutSubscriber(says) => new SendResult.Unreachable(says),
            _ => new SendResult.Rejected($"{answered.Status} {says}"),
        };
    }

    private static (string? Status, string Says) Read(JsonElement root)
    {
        var details = root.Object("details"u8)?.Array("messages"u8) is { } messages
            ? messages.EnumerateArray().Select(one => one.String("message"u8)).OfType<string>()
            : [];
        var says = string.Join("; ", details.Prepend(root.String("message"u8) ?? "").Where(text => text.Length > 0));
        return (root.String("status"u8), InboundText.Clean(says, MaxReasonLength).ReplaceLineEndings(" "));
    }

    private static bool IsAboutSubscriber(string says) =>
        says.Contains("subscriber", StringComparison.OrdinalIgnoreCase)
        && (says.Contains("not exist", StringComparison.OrdinalIgnoreCase)
            || says.Contains("not found", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(EventId = 4310, Level = LogLevel.Warning,
        Message = "A photo is left out: set ManyChat:PublicUrl to where ManyChat reaches this service, so that it can fetch photos")]
    private partial void LogPhotoLeftOut();
}
