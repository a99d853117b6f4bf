using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Json;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Sends through one bot. One attempt is one call of the platform, and more only when Telegram refused the markup, the topic or the
/// photos, so that nothing was delivered by the call before.
/// </summary>
internal sealed partial class TelegramClient(
    string account, TelegramApi api, TelegramOptions options, TelegramPhotos photos, TelegramFiles files, TelegramTopics? topics,
    ILogger<TelegramClient> logger)
    : IChannelClient
{
    public const string CustomerAccount = "telegram";
    public const string ManagerAccount = "telegram-manager";

    /// <summary>Bot API, sendMessage: the longest text after entities parsing, in UTF-16 code units.</summary>
    public const int MaxTextLength = 4096;

    /// <summary>Bot API, sendPhoto: the longest caption after entities parsing, in UTF-16 code units.</summary>
    public const int MaxCaptionLength = 1024;

    /// <summary>Bot API, sendMediaGroup: 2-10 photos.</summary>
    public const int MaxAlbumSize = 10;

    /// <summary>Below one message.</summary>
    private const int MaxButtons = 100;

    private static readonly TimeSpan TypingTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How much longer than other calls one may take that uploads a file.</summary>
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How often a topic is mended for one message.</summary>
    private const int MaxMends = 2;

    private readonly string tokenKey = account == ManagerAccount ? options.AlertTokenKey : "Telegram:BotToken";

    private readonly ManagerButtonSeal seal = ManagerButtonSeal.Of(options);

    public string Account => account;

    public bool ServesManagers => account == ManagerAccount;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = options.MessagesPerSecond,
        PerRecipientPerSecond = options.PerChatPerSecond,
        RecipientBurst = options.PerChatBurst,
        Exceptions = recipient =>
            TelegramAddress.TryParse(recipient, out var address) && address.ChatId < 0 ? Group(options.PerGroupPerMinute) : null,
        Chats = recipient =>
            TelegramAddress.TryParse(recipient, out var address) ? (address with { ThreadId = null }).ToString() : recipient,
        MaxTextLength = MaxTextLength,
        MaxCaptionLength = MaxCaptionLength,
        MaxAlbumSize = MaxAlbumSize,
        MaxButtons = MaxButtons,
        CaptionButtons = true,
        Carries = (_, file) => TelegramFiles.Carries(file),
        Edits = true,
        Replies = true,
    };

    public async Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.CallbackId is { } callbackId)
            return await Acknowledge(callbackId, message.Text, cancellationToken);
        if (!TelegramAddress.TryParse(recipient, out var address))
            return new SendResult.Rejected("the recipient is no Telegram chat");
        if (message.Topic is not { } customer || topics?.Serve(address) is not true)
            return await Send(new Destination(address, address, null), message, cancellationToken);
        try
        {
            var place = await topics.Open(address, customer, cancellationToken);
            return place.Failure ?? await Send(new Destination(address, place.Address, customer), message, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return new SendResult.Failed("the database that knows the customer's topic is unavailable");
        }
    }

    /// <summary>Bot API, "HTML style": a user without a name is mentioned by the id, which is a private chat's, too.</summary>
    public string? ProfileLink(string recipient, CustomerProfile customer) => customer.Username is { } name
        ? $"https://t.me/{Uri.EscapeDataString(name)}"
        : long.TryParse(recipient, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? $"tg://user?id={id}" : null;

    public async Task ShowTyping(string recipient, CancellationToken cancellationToken)
    {
        if (!TelegramAddress.TryParse(recipient, out var address))
            return;
        var request = new SendChatActionRequest(address.ChatId, "typing")
        {
            BusinessConnectionId = address.BusinessConnectionId,
            MessageThreadId = Thread(address, TelegramVariant.Full),
        };
        await api.Call("sendChatAction", request, TelegramJson.Default.SendChatActionRequest, TypingTimeout, cancellationToken);
    }

    private async Task<SendResult> Send(Destination to, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.ButtonsOf is { } buttonsOf)
            return await ChangeButtons(to, buttonsOf, message.Buttons, cancellationToken);
        if (message.Edit is { } edit)
            return await Edit(to, message, edit, cancellationToken);
        if (message.Original is { } reference && TelegramOriginal.TryParse(reference, out var original))
            return await Copy(to, original, message, cancellationToken);
        if (message.File is { } file)
            return await files.With(file, content => SendFile(to, message, file, content, cancellationToken), cancellationToken);
        if (message.Images.IsDefaultOrEmpty)
            return await SendText(to, message, cancellationToken);
        if (message.Images.Length > MaxAlbumSize)
            return new SendResult.Rejected($"an album holds at most {MaxAlbumSize} photos");
        return await SendPhotos(to, message, cancellationToken);
    }

    private async Task<SendResult> Acknowledge(string callbackId, string text, CancellationToken cancellationToken)
    {
        var answer = await api.Call(
            "answerCallbackQuery",
            new AnswerCallbackQueryRequest(callbackId) { Text = text.Length > 0 ? text : null },
            TelegramJson.Default.AnswerCallbackQueryRequest,
            options.SendTimeout,
            cancellationToken);
        return Outcome("answerCallbackQuery", answer, default);
    }

    private async Task<SendResult> SendText(Destination to, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(message.Text))
            return new SendResult.Rejected("there is nothing to send");
        return await SendVariants("sendMessage", to, (address, variant) => api.Call(
            "sendMessage",
            TextRequest(address, message, variant),
            TelegramJson.Default.SendMessageRequest,
            options.SendTimeout,
            cancellationToken), cancellationToken);
    }

    private async Task<SendResult> SendPhotos(Destination to, OutboundMessage message, CancellationToken cancellationToken)
    {
        var opened = await photos.Open(message.Images, uploads: ServesManagers, cancellationToken);
        if (opened.Failure is { } failure)
            return failure;
        if (opened.Photos is [])
        {
            LogPhotosMissing(account, message.Images.Length);
            return await SendText(to, WithoutPhotos(message), cancellationToken);
        }

        var method = opened.Photos is [_] ? "sendPhoto" : "sendMediaGroup";
        var outcome = await SendVariants(method, to, (address, variant) => api.Call(
            method, PhotoForm(address, message, opened.Photos, variant), options.SendTimeout, cancellationToken), cancellationToken);
        if (outcome is not SendResult.Rejected || string.IsNullOrWhiteSpace(message.Text))
            return outcome;
        // Refused, so nothing has arrived: the words must not be lost with the picture.
        LogPhotosRefused(account, opened.Photos.Count);
        return await SendText(to, WithoutPhotos(message), cancellationToken);
    }

    /// <summary>A manager learns that there was a photo.</summary>
    private OutboundMessage WithoutPhotos(OutboundMessage message) => ServesManagers && message is { Html: true, Text.Length: > 0 }
        ? message with { Text = $"{message.Text}: {RelayComposer.PhotosGone}" }
        : message;

    /// <summary>
    /// Sends a file as what it is, else as a document; the words stand in for one that is not to be had, or that is refused.
    /// </summary>
    private async Task<SendResult> SendFile(
        Destination to, OutboundMessage message, AttachedFile file, ReadOnlyMemory<byte>? content, CancellationToken cancellationToken)
    {
        SendResult outcome = new SendResult.Rejected("the file does not exist any more");
        if (content is { IsEmpty: false } bytes)
        {
            var (method, parameter) = TelegramFiles.MethodOf(file);
            outcome = await Upload(method, parameter);
            if (outcome is SendResult.Rejected && method != TelegramFiles.AnyFile)
                outcome = await Upload(TelegramFiles.AnyFile, "document");

            Task<SendResult> Upload(string by, string name) => SendVariants(by, to, (address, variant) => api.Call(
                by,
                Form(address, message, variant).With(name, bytes, file.ContentType).Content,
                options.SendTimeout + UploadTimeout,
                cancellationToken), cancellationToken);
        }

        return outcome is SendResult.Rejected && !string.IsNullOrWhiteSpace(message.Text)
            ? await SendText(to, message, cancellationToken)
            : outcome;
    }

    /// <summary>Sends another chat's message as it is; what cannot be copied goes out as its words.</summary>
    private async Task<SendResult> Copy(
        Destination to, TelegramOriginal original, OutboundMessage message, CancellationToken cancellationToken)
    {
        var outcome = await SendVariants("copyMessage", to, (address, variant) => api.Call(
            "copyMessage",
            new CopyMessageRequest(address.ChatId, original.ChatId, original.MessageId)
            {
                BusinessConnectionId = address.BusinessConnectionId,
                MessageThreadId = Thread(address, variant),
                DisableNotification = message.Silent ? true : null,
                ReplyParameters = ReplyParameters.Of(message.ReplyTo),
            },
            TelegramJson.Default.CopyMessageRequest,
            options.SendTimeout,
            cancellationToken), cancellationToken);
        return outcome is SendResult.Rejected && !string.IsNullOrWhiteSpace(message.Text)
            ? await SendText(to, message, cancellationToken)
            : outcome;
    }

    /// <summary>Puts other buttons below what was sent. A message that somebody deleted has none, and needs none.</summary>
    private async Task<SendResult> ChangeButtons(
        Destination to, string platformId, ImmutableArray<OutboundButton> buttons, CancellationToken cancellationToken)
    {
        if (!long.TryParse(platformId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return new SendResult.Rejected("the message is none of Telegram's");
        var request = new EditMessageReplyMarkupRequest(to.Address.ChatId, id)
        {
            ReplyMarkup = Keyboard(buttons) ?? new InlineKeyboardMarkup([]),
        };
        var answer = await api.Call(
            "editMessageReplyMarkup", request, TelegramJson.Default.EditMessageReplyMarkupRequest, options.SendTimeout, cancellationToken);
        return answer.IsUnchangedMessage() || answer.IsMissingMessage()
            ? new SendResult.Sent(platformId)
            : Outcome("editMessageReplyMarkup", answer, to.Recipient);
    }

    private InlineKeyboardMarkup? Keyboard(ImmutableArray<OutboundButton> buttons) =>
        InlineKeyboardMarkup.Of(ServesManagers ? seal.Sign(buttons) : buttons);

    /// <summary>Changes the words of what was sent; where that is refused, the new words are a message of their own.</summary>
    private async Task<SendResult> Edit(Destination to, OutboundMessage message, MessageEdit edit, CancellationToken cancellationToken)
    {
        if (long.TryParse(edit.PlatformId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            var method = edit.IsCaption ? "editMessageCaption" : "editMessageText";
            var outcome = await SendVariants(method, to, (address, variant) => edit.IsCaption
                ? api.Call(method, CaptionEdit(address, id, message, variant), TelegramJson.Default.EditMessageCaptionRequest,
                    options.SendTimeout, cancellationToken)
                : api.Call(method, TextEdit(address, id, message, variant), TelegramJson.Default.EditMessageTextRequest,
                    options.SendTimeout, cancellationToken), cancellationToken);
            if (outcome is not SendResult.Rejected)
                return outcome is SendResult.Sent ? new SendResult.Sent(edit.PlatformId) : outcome;
        }

        return await SendText(to, message with { Text = edit.Otherwise, Edit = null }, cancellationToken);
    }

    private async Task<SendResult> SendVariants(
        string method, Destination to, Func<TelegramAddress, TelegramVariant, Task<TelegramAnswer>> call,
        CancellationToken cancellationToken)
    {
        var (address, variant, mends) = (to.Address, TelegramVariant.Full, 0);
        while (true)
        {
            var answer = await call(address, variant);
            var isMissing = address.ThreadId is not null && answer.IsMissingThread();
            if (isMissing && to.Topic is { } customer && mends++ < MaxMends)
            {
                var place = await topics!.Mend(address, customer, answer, cancellationToken);
                if (place.Failure is { } failure)
                    return failure;
                address = place.Address;
            }
            else if (variant.After(answer) is { } next)
            {
                LogVariant(account, method, next);
                variant = next;
            }
            else
            {
                return Outcome(method, answer, to.Recipient);
            }
        }
    }

    private SendMessageRequest TextRequest(TelegramAddress address, OutboundMessage message, TelegramVariant variant) =>
        new(address.ChatId, Text(message, variant))
        {
            ParseMode = variant.WithMarkup ? TelegramHtml.ParseMode : null,
            BusinessConnectionId = address.BusinessConnectionId,
            MessageThreadId = Thread(address, variant),
            DisableNotification = message.Silent ? true : null,
            ReplyParameters = ReplyParameters.Of(message.ReplyTo),
            ReplyMarkup = Keyboard(message.Buttons),
        };

    /// <summary>A quarter of what a minute allows at once, and the rest in the minute after it.</summary>
    private static RecipientLimit Group(int perMinute) => new((perMinute - (perMinute / 4)) / 60.0, perMinute / 4);

    private static EditMessageTextRequest TextEdit(
        TelegramAddress address, long id, OutboundMessage message, TelegramVariant variant) =>
        new(address.ChatId, id, Text(message, variant))
        {
            ParseMode = variant.WithMarkup ? TelegramHtml.ParseMode : null,
            BusinessConnectionId = address.BusinessConnectionId,
        };

    private static EditMessageCaptionRequest CaptionEdit(
        TelegramAddress address, long id, OutboundMessage message, TelegramVariant variant) =>
        new(address.ChatId, id, Text(message, variant))
        {
            ParseMode = variant.WithMarkup ? TelegramHtml.ParseMode : null,
            BusinessConnectionId = address.BusinessConnectionId,
        };

    private MultipartFormDataContent PhotoForm(
        TelegramAddress address, OutboundMessage message, IReadOnlyList<OutboundPhoto> opened, TelegramVariant variant)
    {
        var caption = message.Text.Length > 0 ? Text(message, variant) : null;
        var parseMode = caption is not null && variant.WithMarkup ? TelegramHtml.ParseMode : null;
        var form = Form(address, message, variant);
        if (opened is [var single])
        {
            var buttons = Keyboard(message.Buttons) is { } markup
                ? JsonSerializer.Serialize(markup, TelegramJson.Default.InlineKeyboardMarkup)
                : null;
            return form.With("caption", caption).With("parse_mode", parseMode).With("reply_markup", buttons).With("photo", single).Content;
        }

        var media = opened.Select((photo, index) => new InputMediaPhoto(form.Attach($"photo{index}", photo))
        {
            Caption = index == 0 ? caption : null,
            ParseMode = index == 0 ? parseMode : null,
        });
        return form.With("media", JsonSerializer.Serialize([.. media], TelegramJson.Default.InputMediaPhotoArray)).Content;
    }

    private TelegramForm Form(TelegramAddress address, OutboundMessage message, TelegramVariant variant) => new TelegramForm()
        .With("chat_id", address.ChatId.ToString(CultureInfo.InvariantCulture))
        .With("business_connection_id", address.BusinessConnectionId)
        .With("message_thread_id", Thread(address, variant)?.ToString(CultureInfo.InvariantCulture))
        .With("disable_notification", message.Silent ? "true" : null)
        .With("reply_parameters", ReplyParameters.Of(message.ReplyTo) is { } reply
            ? JsonSerializer.Serialize(reply, TelegramJson.Default.ReplyParameters)
            : null);

    private static string Text(OutboundMessage message, TelegramVariant variant) => (message.Html, variant.WithMarkup) switch
    {
        (true, true) => message.Text,
        (true, false) => TelegramHtml.ToPlain(message.Text),
        (false, true) => TelegramHtml.Escape(message.Text),
        (false, false) => message.Text,
    };

    /// <summary>
    /// The customer's topic, or the managers'. General is topic 1, and naming it fails with "message thread not found".
    /// </summary>
    private int? Thread(TelegramAddress address, TelegramVariant variant) =>
        !variant.InThread ? null
        : address.ThreadId is { } topic ? topic
        : address.ChatId == options.ManagerChatId && options.ManagerThreadId is > 1 and var thread ? thread
        : null;

    private SendResult Outcome(string method, TelegramAnswer answer, TelegramAddress address)
    {
        if (answer is TelegramAnswer.Done { Result: var result })
            return new SendResult.Sent(MessageId(result));
        if (answer.IsUnchangedMessage())
            return new SendResult.Sent("");
        var outcome = answer.ToSendResult(address, tokenKey);
        LogRefused(account, method, outcome.GetType().Name, (answer as TelegramAnswer.Refused)?.Code ?? 0);
        return outcome;
    }

    /// <summary>An album's result is an array; its first message stands for it.</summary>
    private static string MessageId(JsonElement result)
    {
        var first = result.ValueKind == JsonValueKind.Array && result.GetArrayLength() > 0 ? result[0] : result;
        return first.Integer("message_id"u8)?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Where a message goes.</summary>
    /// <param name="Recipient">Where it was to go.</param>
    /// <param name="Address">The same, with the topic of the customer whom it is about.</param>
    /// <param name="Topic">That customer; null if there is no topic of theirs.</param>
    private sealed record Destination(TelegramAddress Recipient, TelegramAddress Address, OutboundTopic? Topic);
}
