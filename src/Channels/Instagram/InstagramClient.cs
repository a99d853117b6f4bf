using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Files;
using MirtAi.Channels.Json;
using MirtAi.Channels.Photos;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Instagram;

/// <summary>Sends Direct messages of one professional account (Instagram Platform, "Send messages"). One attempt is one call.</summary>
internal sealed partial class InstagramClient(
    GraphApi api, SignedPhotoLinks links, SignedFileLinks files, InstagramOptions options, TimeProvider clock,
    ILogger<InstagramClient> logger) : IChannelClient
{
    public const string AccountName = "instagram";

    /// <summary>In bytes of UTF-8.</summary>
    private const int MaxTextBytes = 1_000;

    /// <summary>What is asked of a customer's profile (Instagram Platform, "User profile").</summary>
    internal const string ProfileFields = "name,username";

    private const int MaxNameLength = 200;

    private const int MaxQuickReplies = 13;
    private const int MaxTitleLength = 20;

    public string Account => AccountName;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = options.MessagesPerSecond,
        PerHour = options.MessagesPerHour,
        PerRecipientPerSecond = Math.Min(1, options.MessagesPerSecond),
        RecipientBurst = 3,
        MaxTextLength = MaxTextBytes,
        MaxTextBytes = MaxTextBytes,
        MaxCaptionLength = 0,
        MaxAlbumSize = 1,
        MaxButtons = MaxQuickReplies,
        MaxButtonLength = MaxTitleLength,
        Carries = (_, file) => !string.IsNullOrWhiteSpace(options.PublicUrl) && InstagramFiles.FormatOf(file) is not null,
    };

    public async Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        // Nobody waits for the acknowledgement of a quick reply.
        if (message.CallbackId is not null)
            return new SendResult.Sent("");
        if (!IsPerson(recipient))
            return new SendResult.Rejected("the recipient is no Instagram user");
        if (Body(message) is not { } body)
            return new SendResult.Rejected("nothing of it can be sent: photos and files need Instagram:PublicUrl");
        var passage = InstagramWindow.Of(message, clock.GetUtcNow());
        if (passage == InstagramWindow.Passage.Closed)
            return new SendResult.Rejected($"{MessagingWindows.Closed}: the customer's last message is too old");
        var isTagged = passage == InstagramWindow.Passage.AsPerson;
        var request = new SendRequest(new Person(recipient))
        {
            Message = body,
            MessagingType = isTagged ? "MESSAGE_TAG" : null,
            Tag = isTagged ? "HUMAN_AGENT" : null,
        };
        return await api.Post(Path, request, InstagramJson.Default.SendRequest, cancellationToken) switch
        {
            GraphAnswer.Done { Result: var result, Rest: var rest } when result.String("message_id"u8) is { Length: > 0 } id =>
                new SendResult.Sent(id) { Rest = rest },
            // The tag has a permission of its own: without it the account is as good as before.
            GraphAnswer.Refused { Code: 10 or (>= 200 and <= 299), Message: var says } when isTagged => new SendResult.Rejected(
                $"{says}: {MessagingWindows.Closed}, and the app may not send what a person wrote after it (human_agent)"),
            var answer => answer.ToSendResult(),
        };
    }

    public bool TellsProfiles => true;

    /// <summary>Of a customer who has not consented, or who cannot be found (230, 9010, 100), there is nothing to learn.</summary>
    public async Task<CustomerProfile?> FindProfile(string recipient, CancellationToken cancellationToken)
    {
        if (!IsPerson(recipient))
            return new CustomerProfile();
        return await api.Get($"{recipient}?fields={ProfileFields}", cancellationToken) switch
        {
            GraphAnswer.Done { Result: var person } => new CustomerProfile
            {
                Name = Told(person.String("name"u8)),
                Username = Told(person.String("username"u8)),
            },
            GraphAnswer.Refused { Code: 230 or 9010 or 100 } => new CustomerProfile(),
            _ => null,
        };

        static string? Told(string? text) => InboundText.Clean(text, MaxNameLength).Trim() is { Length: > 0 } clean ? clean : null;
    }

    public string? ProfileLink(string recipient, CustomerProfile customer) =>
        customer.Username is { } name ? $"https://www.instagram.com/{Uri.EscapeDataString(name)}/" : null;

    public bool TellsPictures => true;

    public async Task<string?> FindPicture(string recipient, CancellationToken cancellationToken) =>
        IsPerson(recipient)
        && await api.Get($"{recipient}?fields=profile_pic", cancellationToken) is GraphAnswer.Done { Result: var person }
        && person.String("profile_pic"u8) is { } address && Addresses.IsOfPhoto(address)
            ? address
            : null;

    public Task ShowSeen(string recipient, CancellationToken cancellationToken) => Show("mark_seen", recipient, cancellationToken);

    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Show("typing_on", recipient, cancellationToken);

    private async Task Show(string action, string recipient, CancellationToken cancellationToken)
    {
        if (IsPerson(recipient))
            await api.Post(
                Path, new SendRequest(new Person(recipient)) { SenderAction = action }, InstagramJson.Default.SendRequest,
                cancellationToken);
    }

    private string Path => $"{options.AccountId}/messages";

    private MessageBody? Body(OutboundMessage message)
    {
        if (message.File is { } file)
            return InstagramFiles.FormatOf(file) is { } format && files.To(file, format) is { } link
                ? new() { Attachment = new(format.Kind, new(link)) }
                : null;
        if (message.Images.IsDefaultOrEmpty)
            return message.Text.Length == 0 ? null : new() { Text = message.Text, QuickReplies = Replies(message.Buttons) };
        if (links.To(message.Images[0]) is { } address)
            return new() { Attachment = new("image", new(address)) };
        LogPhotoLeftOut();
        return null;
    }

    private QuickReply[]? Replies(ImmutableArray<OutboundButton> buttons) => buttons.IsDefaultOrEmpty
        ? null
        : [.. buttons.Take(Limits.MaxButtons).Select(button => new QuickReply(Limits.Cut(button.Label), button.Value))];

    private static bool IsPerson(string recipient) => recipient.Length is > 0 and <= 32 && recipient.All(char.IsAsciiDigit);

    [LoggerMessage(EventId = 4210, Level = LogLevel.Warning,
        Message = "A photo is left out: set Instagram:PublicUrl to where Instagram reaches this service, so that it can fetch photos")]
    private partial void LogPhotoLeftOut();
}
