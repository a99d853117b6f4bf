using Microsoft.Extensions.Logging;
using MirtAi.Channels.Answers;
using MirtAi.Channels.Files;
using MirtAi.Channels.Http;
using MirtAi.Channels.Photos;
using MirtAi.Grains.Interfaces.Answers;
using MirtAi.Grains.Messages;
using Polly;
using Polly.CircuitBreaker;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// Sends through a page of ManyChat (ManyChat API, sendContent). In response mode a request of a flow that waits for the answer gets it,
/// and only what comes too late is sent.
/// </summary>
internal sealed partial class ManyChatClient(
    PlatformHttp http, SignedPhotoLinks links, SignedFileLinks files, ManyChatOptions options, TimeProvider clock,
    ILogger<ManyChatClient> logger, IAnswerDesk? desk = null) : IChannelClient
{
    public const string AccountName = "manychat";

    /// <summary>How many messages a content may have (ManyChat, "Dynamic block").</summary>
    private const int MaxMessages = 10;

    /// <summary>How many quick replies a content may have (ManyChat, "Dynamic block").</summary>
    private const int MaxQuickReplies = 11;

    /// <summary>How many buttons a message may have where there are no quick replies (WhatsApp Cloud API, reply buttons).</summary>
    private const int MaxButtons = 3;

    /// <summary>The longest words of a quick reply (Instagram Platform, "Quick replies").</summary>
    private const int MaxButtonLength = 20;

    private const int MaxFailures = 3;

    private static readonly TimeSpan Break = TimeSpan.FromSeconds(30), WithoutActions = TimeSpan.FromMinutes(10);

    private readonly CircuitBreaker breaker = new(MaxFailures, Break, clock, Judge);
    private readonly ManyChatNotes notes = new(http, clock, logger);
    private DateTimeOffset actionsRefusedUntil;

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
        MaxButtons = options.HasButtons ? MaxQuickReplies : 0,
        MaxButtonLength = MaxButtonLength,
        Carries = (recipient, file) => !string.IsNullOrWhiteSpace(options.PublicUrl) && FileFormat.Of(file) is not null
            && ManyChatAddress.Parse(recipient)?.BringsFiles == true,
    };

    public bool KeepsProgress => true;

    /// <summary>A request is answered once, with all of the answer; sent, each bubble goes by itself.</summary>
    public int MessagesAtOnce => options.ResponseMode ? MaxMessages : 1;

    public async Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.CallbackId is not null)
            return new SendResult.Sent("");
        if (ManyChatAddress.Parse(recipient) is not { } address)
            return new SendResult.Rejected("the recipient is no subscriber of ManyChat");
        ContentMessage[] contents = [.. message.WithFollowing().Select(Content).OfType<ContentMessage>()];
        if (contents.Length == 0)
            return new SendResult.Rejected("nothing of it can be sent: photos and files need ManyChat:PublicUrl");
        var plain = new ContentBody(Type(address), contents);
        var content = WithButtons(plain with { Actions = Actions(message, address) }, message, address);
        if (options.ResponseMode && message.Broadcast is null
            && await Offer(
                recipient,
                ManyChatResponse.Of(content, content.Actions is null ? null : ManyChatActions.Reminder(message.Progress!)),
                cancellationToken) is { } handed)
            return handed;
        var result = await PostUnlessLeftAlone(address, content, plain, cancellationToken);
        if (result is SendResult.Sent && message.Progress is { } progress && MayAct(address))
            notes.Keep(address, progress);
        return result;
    }

    /// <summary>Ends when nothing is to be put down beside a message any more.</summary>
    internal Task NotesKept => notes.Kept;

    /// <summary>ManyChat shows nothing meanwhile.</summary>
    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hands it to a request that waits for it; null if none does.</summary>
    private async Task<SendResult?> Offer(string recipient, string answer, CancellationToken cancellationToken)
    {
        if (desk is null)
            return null;
        return await desk.Offer($"{AccountName}:{recipient}", answer, cancellationToken) switch
        {
            AnswerHandover.Delivered => new SendResult.Sent(""),
            AnswerHandover.Unknown => new SendResult.Uncertain("the flow's request ended while it was answered"),
            _ => null,
        };
    }

    private async Task<SendResult> PostUnlessLeftAlone(
        ManyChatAddress address, ContentBody content, ContentBody plain, CancellationToken cancellationToken)
    {
        try
        {
            return await Post(address, content, plain, cancellationToken);
        }
        catch (BrokenCircuitException exception)
        {
            return new SendResult.Throttled(exception.RetryAfter ?? Break, WholeAccount: true);
        }
    }

    /// <summary>
    /// Whoever made the flow may have made no fields and tags: then it goes once more without them, and so do others for a while.
    /// </summary>
    private async Task<SendResult> Post(
        ManyChatAddress address, ContentBody content, ContentBody plain, CancellationToken cancellationToken)
    {
        var answer = await Call(content);
        if (content == plain || answer is not { IsAboutActions: true })
            return answer.Result;
        var again = await Call(plain);
        if (again.Result is SendResult.Sent)
        {
            actionsRefusedUntil = clock.GetUtcNow() + WithoutActions;
            LogActionsRefused(answer.Says);
        }

        return again.Result;

        async Task<ManyChatAnswer> Call(ContentBody body)
        {
            var reply = await breaker.Run(
                token => http.Post(
                    "fb/sending/sendContent", new SendContentRequest(address.Subscriber, new(body)),
                    ManyChatJson.Default.SendContentRequest, token),
                cancellationToken);
            return ManyChatAnswer.Of(reply);
        }
    }

    private static CallVerdict Judge(Outcome<object> outcome) => outcome switch
    {
        { Exception: OperationCanceledException } => CallVerdict.Unknown,
        { Result: PlatformReply.Answered { Status: < 500 and not 408 } } => CallVerdict.Answered,
        _ => CallVerdict.Failed,
    };

    private ContentAction[]? Actions(OutboundMessage message, ManyChatAddress address) =>
        message.Progress is { } progress && MayAct(address) ? [.. ManyChatActions.Of(progress)] : null;

    /// <summary>
    /// Quick replies where the network has them, else buttons below the last message. A button tells what it means by a field, which the
    /// flow that it runs hands over.
    /// </summary>
    private ContentBody WithButtons(ContentBody content, OutboundMessage message, ManyChatAddress address)
    {
        ContentButton[] buttons = [.. message.WithFollowing().Reverse().Select(part => part.Buttons)
            .FirstOrDefault(buttons => !buttons.IsDefaultOrEmpty, []).Take(Limits.MaxButtons)
            .Select(button => new ContentButton(Limits.Cut(button.Label), options.ButtonFlow!, [ManyChatActions.Press(button.Value)]))];
        if (buttons.Length == 0 || !MayAct(address))
            return content;
        if (address.HasQuickReplies)
            return content with { QuickReplies = buttons };
        return content.Messages is [.. var before, { Type: "text" } last]
            ? content with { Messages = [.. before, last with { Buttons = Few(buttons) }] }
            : content;

        // The last one may end broadcasts: it stays.
        static ContentButton[] Few(ContentButton[] all) => all.Length <= MaxButtons ? all : [.. all[..(MaxButtons - 1)], all[^1]];
    }

    private bool MayAct(ManyChatAddress address) => !IsSafe(address) && !ActionsAreRefused;

    private bool IsSafe(ManyChatAddress address) => options.InstagramSafeMode && address.Network == ManyChatAddress.Instagram;

    private bool ActionsAreRefused => clock.GetUtcNow() < actionsRefusedUntil;

    private static string? Type(ManyChatAddress address) => address.Network == "facebook" ? null : address.Network;

    private ContentMessage? Content(OutboundMessage message)
    {
        if (message.File is { } file)
            return FileFormat.Of(file) is { } format && files.To(file, format) is { } link ? new(format.Kind) { Url = link } : null;
        if (message.Images.IsDefaultOrEmpty)
            return message.Text.Length == 0 ? null : new("text") { Text = message.Text };
        if (links.To(message.Images[0]) is { } address)
            return new("image") { Url = address };
        LogPhotoLeftOut();
        return null;
    }

    [LoggerMessage(EventId = 4310, Level = LogLevel.Warning,
        Message = "A photo is left out: set ManyChat:PublicUrl to where ManyChat reaches this service, so that it can fetch photos")]
    private partial void LogPhotoLeftOut();

    [LoggerMessage(EventId = 4311, Level = LogLevel.Warning,
        Message = "ManyChat refuses fields and tags: make them in ManyChat; until then messages go without them. It says: {Says}")]
    private partial void LogActionsRefused(string says);
}
