using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Json;
using MirtAi.Channels.Photos;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Instagram;

/// <summary>Sends Direct messages of one professional account (Instagram Platform, "Send messages"). One attempt is one call.</summary>
internal sealed partial class InstagramClient(
    GraphApi api, SignedPhotoLinks links, InstagramOptions options, ILogger<InstagramClient> logger) : IChannelClient
{
    public const string AccountName = "instagram";

    /// <summary>In bytes of UTF-8.</summary>
    private const int MaxTextBytes = 1_000;

    private const int MaxQuickReplies = 13;
    private const int MaxTitleLength = 20;

    public string Account => AccountName;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = options.MessagesPerSecond,
        PerRecipientPerSecond = Math.Min(1, options.MessagesPerSecond),
        RecipientBurst = 3,
        MaxTextLength = MaxTextBytes,
        MaxTextBytes = MaxTextBytes,
        MaxCaptionLength = 0,
        MaxAlbumSize = 1,
    };

    public async Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        // Nobody waits for the acknowledgement of a quick reply.
        if (message.CallbackId is not null)
            return new SendResult.Sent("");
        if (!IsPerson(recipient))
            return new SendResult.Rejected("the recipient is no Instagram user");
        if (Body(message) is not { } body)
            return new SendResult.Rejected("nothing of it can be sent: photos need Instagram:PublicUrl");
        var answer = await api.Post(
            Path, new SendRequest(new Person(recipient)) { Message = body }, InstagramJson.Default.SendRequest, cancellationToken);
        return answer is GraphAnswer.Done { Result: var result } && result.String("message_id"u8) is { Length: > 0 } id
            ? new SendResult.Sent(id)
            : answer.ToSendResult();
    }

    public async Task ShowTyping(string recipient, CancellationToken cancellationToken)
    {
        if (IsPerson(recipient))
            await api.Post(
                Path, new SendRequest(new Person(recipient)) { SenderAction = "typing_on" }, InstagramJson.Default.SendRequest,
                cancellationToken);
    }

    private string Path => $"{options.AccountId}/messages";

    private MessageBody? Body(OutboundMessage message)
    {
        if (message.Images.IsDefaultOrEmpty)
            return message.Text.Length == 0 ? null : new() { Text = message.Text, QuickReplies = Replies(message.Buttons) };
        if (links.To(message.Images[0]) is { } address)
            return new() { Attachment = new("image", new(address)) };
        LogPhotoLeftOut();
        return null;
    }

    private static QuickReply[]? Replies(ImmutableArray<OutboundButton> buttons) => buttons.IsDefaultOrEmpty
        ? null
        : [.. buttons.Take(MaxQuickReplies).Select(button => new QuickReply(CodePoints.Cut(button.Label, MaxTitleLength), button.Value))];

    private static bool IsPerson(string recipient) => recipient.Length is > 0 and <= 32 && recipient.All(char.IsAsciiDigit);

    [LoggerMessage(EventId = 4210, Level = LogLevel.Warning,
        Message = "A photo is left out: set Instagram:PublicUrl to where Instagram reaches this service, so that it can fetch photos")]
    private partial void LogPhotoLeftOut();
}
