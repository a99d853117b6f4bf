using Microsoft.Extensions.Logging;
using MirtAi.Channels.Answers;
using MirtAi.Channels.Http;
using MirtAi.Channels.Photos;
using MirtAi.Grains.Interfaces.Answers;
using MirtAi.Grains.Messages;
using Polly;
using Polly.CircuitBreaker;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// Sends through a page of ManyChat (ManyChat API, sendContent), without buttons, which ManyChat does not take for Instagram this way. In
/// response mode a request of a flow that waits for the answer gets it, and only what comes too late is sent.
/// </summary>
internal sealed partial class ManyChatClient(
    PlatformHttp http, SignedPhotoLinks links, ManyChatOptions options, TimeProvider clock, ILogger<ManyChatClient> logger,
    IAnswerDesk? desk = null) : IChannelClient
{
    public const string AccountName = "manychat";

    /// <summary>How many messages a content may have (ManyChat, "Dynamic block").</summary>
    private const int MaxMessages = 10;

    private const int MaxFailures = 3;

    private static readonly TimeSpan Break = TimeSpan.FromSeconds(30), WithoutActions = TimeSpan.FromMinutes(10);

    private readonly CircuitBreaker breaker = new(MaxFailures, Break, clock, Judge);
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
            return new SendResult.Rejected("nothing of it can be sent: photos need ManyChat:PublicUrl");
        var actions = Actions(message, address);
        if (options.ResponseMode && message.Broadcast is null
            && await Offer(recipient, new(Type(address), contents) { Actions = actions }, cancellationToken) is { } handed)
            return handed;
        var result = await PostUnlessLeftAlone(address, contents, actions, cancellationToken);
        if (result is SendResult.Sent && message.Progress is { } progress)
            await SetFields(address, progress, cancellationToken);
        return result;
    }

    /// <summary>ManyChat shows nothing meanwhile.</summary>
    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hands it to a request that waits for it; null if none does.</summary>
    private async Task<SendResult?> Offer(string recipient, ContentBody content, CancellationToken cancellationToken)
    {
        if (desk is null)
            return null;
        return await desk.Offer($"{AccountName}:{recipient}", ManyChatResponse.Of(content), cancellationToken) switch
        {
            AnswerHandover.Delivered => new SendResult.Sent(""),
            AnswerHandover.Unknown => new SendResult.Uncertain("the flow's request ended while it was answered"),
            _ => null,
        };
    }

    private async Task<SendResult> PostUnlessLeftAlone(
        ManyChatAddress address, ContentMessage[] contents, ContentAction[]? actions, CancellationToken cancellationToken)
    {
        try
        {
            return await Post(address, contents, actions, cancellationToken);
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
        ManyChatAddress address, ContentMessage[] contents, ContentAction[]? actions, CancellationToken cancellationToken)
    {
        var answer = await Call(new(Type(address), contents) { Actions = actions });
        if (actions is null || answer is not { IsAboutActions: true })
            return answer.Result;
        var plain = await Call(new(Type(address), contents));
        if (plain.Result is SendResult.Sent)
        {
            actionsRefusedUntil = clock.GetUtcNow() + WithoutActions;
            LogActionsRefused(answer.Says);
        }

        return plain.Result;

        async Task<ManyChatAnswer> Call(ContentBody content)
        {
            var reply = await breaker.Run(
                token => http.Post(
                    "fb/sending/sendContent", new SendContentRequest(address.Subscriber, new(content)),
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

    /// <summary>What ManyChat keeps beside the message; no message waits for it or fails with it.</summary>
    private async Task SetFields(ManyChatAddress address, ContactProgress progress, CancellationToken cancellationToken)
    {
        var fields = ManyChatActions.Fields(progress);
        if (address.Network == ManyChatAddress.Instagram || ActionsAreRefused || fields.IsEmpty)
            return;
        var reply = await http.Post(
            "fb/subscriber/setCustomFields", new SetFieldsRequest(address.Subscriber, fields),
            ManyChatJson.Default.SetFieldsRequest, cancellationToken);
        if (ManyChatAnswer.Of(reply) is { Result: not SendResult.Sent, Says: var says })
            LogFieldsNotSet(says);
    }

    private ContentAction[]? Actions(OutboundMessage message, ManyChatAddress address)
    {
        var isSafe = options.InstagramSafeMode && address.Network == ManyChatAddress.Instagram;
        return message.Progress is { } progress && !isSafe && !ActionsAreRefused ? [.. ManyChatActions.Of(progress)] : null;
    }

    private bool ActionsAreRefused => clock.GetUtcNow() < actionsRefusedUntil;

    private static string? Type(ManyChatAddress address) => address.Network == "facebook" ? null : address.Network;

    private ContentMessage? Content(OutboundMessage message)
    {
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

    [LoggerMessage(EventId = 4312, Level = LogLevel.Information, Message = "Fields of a contact were not set in ManyChat: {Says}")]
    private partial void LogFieldsNotSet(string says);
}
