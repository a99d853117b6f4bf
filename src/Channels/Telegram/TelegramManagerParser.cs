using System.Globalization;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Reads what managers do in their chat: they press a button below a message of the bot's, answer such a message, or answer it by a
/// command; in a topic of a forum they need not answer a certain message. What they say to each other outside of topics is not read.
/// Whoever is in that chat is a manager. A button does what it says only with the signature of <see cref="ManagerButtonSeal"/>; the
/// customer is the one of the topic, or of the message below which it was pressed.
/// </summary>
internal static class TelegramManagerParser
{
    private const string Anonymous = "Адміністратор";
    private const int MaxNameLength = 100, MaxTextLength = 4_000, MaxQueryIdLength = 128;

    /// <summary>Whether an update's message is in the managers' chat.</summary>
    public static bool IsManagers(JsonElement? message, long? managerChatId) =>
        managerChatId is { } id && message?.Object("chat"u8)?.Integer("id"u8) == id;

    /// <summary>A message in the managers' chat.</summary>
    public static ParsedUpdate Message(string eventId, JsonElement message, TelegramOptions options)
    {
        if (message.Object("from"u8) is not { } from || Name(message, from) is not { } manager)
            return new ParsedUpdate.Ignored("not a manager's message");
        var about = message.Object("reply_to_message"u8);
        var written = InboundText.Clean(message.String("text"u8) ?? message.String("caption"u8) ?? "", MaxTextLength);
        var command = ManagerCommands.Find(written, message);
        var isAnswer = about?.Object("from"u8)?.IsTrue("is_bot"u8) == true;
        var topic = Topic(message, options);
        if (!isAnswer && topic is null && (command is null || !ManagerCommands.IsKnown(command)))
            return new ParsedUpdate.Ignored("what managers say to each other");

        var photo = TelegramMedia.Photo(message);
        if (options.HasManagerBot && photo is not null)
            photo = TelegramMedia.ManagersPhotoScheme + photo[TelegramMedia.PhotoScheme.Length..];
        var media = photo is null ? TelegramMedia.Unreadable(message) : null;
        if (written.Length == 0 && photo is null && media is null)
            return new ParsedUpdate.Ignored("a service message");
        var done = Event(eventId, manager, options) with
        {
            MessageId = Id(message),
            About = isAnswer || command is not null ? about?.Integer("message_id"u8)?.ToString(CultureInfo.InvariantCulture) : null,
            Topic = topic,
        };
        return new ParsedUpdate.ManagerAction(command is not null ? ManagerCommands.Read(command, done) : done with
        {
            Kind = ManagerActionKind.Say,
            Text = written,
            Images = photo is not null ? [photo] : [],
            Media = media,
            File = media is null
                ? null
                : TelegramMedia.File(message, options.HasManagerBot ? TelegramMedia.ManagersPhotoScheme : TelegramMedia.PhotoScheme),
            // The customers' bot is not in the chat of another bot: it has nothing to copy from, and sends photos anew.
            Original = (photo ?? media) is not null && !options.HasManagerBot ? Original(message) : null,
        });
    }

    /// <summary>
    /// The new wording of a message in the managers' chat. What was no word to a customer is none now; a place that moves is told of as
    /// edits, too, and has no words.
    /// </summary>
    public static ParsedUpdate Edit(string eventId, JsonElement message, TelegramOptions options) =>
        Message(eventId, message, options) is ParsedUpdate.ManagerAction
        {
            Inbound: { Kind: ManagerActionKind.Say, Canned: null, Text.Length: > 0, MessageId: not null } said,
        }
            ? new ParsedUpdate.ManagerAction(said with
            {
                Kind = ManagerActionKind.Correct,
                Images = [],
                Media = null,
                File = null,
                Original = null,
            })
            : new ParsedUpdate.Ignored("an edit of what no customer got");

    /// <summary>A button pressed in the managers' chat.</summary>
    public static ParsedUpdate Button(string eventId, JsonElement query, TelegramOptions options)
    {
        if (query.Object("from"u8) is not { } from || Name(query, from) is not { } manager)
            return new ParsedUpdate.Ignored("a button that nobody pressed");
        var command = ManagerButtonSeal.Of(options).Open(query.String("data"u8) ?? "");
        return new ParsedUpdate.ManagerAction(Event(eventId, manager, options) with
        {
            About = query.Object("message"u8)?.Integer("message_id"u8)?.ToString(CultureInfo.InvariantCulture),
            Topic = query.Object("message"u8) is { } below ? Topic(below, options) : null,
            Kind = command is null ? null : ManagerCommands.KindOf(command),
            Order = command is null ? null : ManagerCommands.OrderOf(command),
            IsStale = command is null,
            CallbackId = InboundText.Clean(query.String("id"u8), MaxQueryIdLength) is { Length: > 0 } id ? id : null,
        });
    }

    /// <summary>The topic, where topics are customers'; a topic that is set holds all of them.</summary>
    private static string? Topic(JsonElement message, TelegramOptions options) =>
        options.ManagerThreadId is null && TelegramChatParser.Thread(message) is { } thread
            ? new TelegramAddress(options.ManagerChatId!.Value, ThreadId: thread).ToString()
            : null;

    private static ManagerEvent Event(string eventId, string manager, TelegramOptions options) => new()
    {
        EventId = eventId,
        Account = TelegramClient.ManagerAccount,
        Chat = options.ManagerChatId!.Value.ToString(CultureInfo.InvariantCulture),
        Manager = manager,
    };

    /// <summary>
    /// Who acts; null if it is a bot. A group's administrator may act as the group itself (Bot API, Message.sender_chat).
    /// </summary>
    private static string? Name(JsonElement update, JsonElement from)
    {
        var isGroup = update.Object("sender_chat"u8)?.Integer("id"u8) is { } sender
            && sender == update.Object("chat"u8)?.Integer("id"u8);
        if (from.IsTrue("is_bot"u8) && !isGroup)
            return null;
        var profile = TelegramChatParser.Profile(from);
        var name = isGroup ? update.String("author_signature"u8) ?? Anonymous : profile.Name ?? profile.Username;
        return InboundText.Clean(name, MaxNameLength) is { Length: > 0 } clean ? clean : Anonymous;
    }

    private static string? Id(JsonElement message) =>
        message.Integer("message_id"u8) is > 0 and var id ? id.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Original(JsonElement message) =>
        message.Object("chat"u8)?.Integer("id"u8) is { } chat && message.Integer("message_id"u8) is > 0 and var id
            ? "telegram:" + new TelegramOriginal(chat, id)
            : null;
}
