using System.Globalization;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Reads what managers do in their chat: they press a button below a message of the bot's, answer such a message, or answer it by a
/// command. What they say to each other is not read. Whoever is in that chat is a manager; what a button says is not trusted beyond that:
/// the customer is the one of the message below which it was pressed.
/// </summary>
internal static class TelegramManagerParser
{
    private const string Anonymous = "Адміністратор";
    private const int MaxNameLength = 100, MaxTextLength = 4_000, MaxQueryIdLength = 128, MaxOrderLength = 40;

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
        var command = TelegramCommand.Read(written, message);
        var isAnswer = about?.Object("from"u8)?.IsTrue("is_bot"u8) == true;
        if (!isAnswer && (command is null || Kind(command) is null))
            return new ParsedUpdate.Ignored("what managers say to each other");

        var photo = TelegramMedia.Photo(message);
        var media = photo is null ? TelegramMedia.Unreadable(message) : null;
        return new ParsedUpdate.ManagerAction(Event(eventId, manager, options) with
        {
            About = about?.Integer("message_id"u8)?.ToString(CultureInfo.InvariantCulture),
            Kind = command is null ? ManagerActionKind.Say : Kind(command),
            Order = Order(command),
            Text = command is null ? written : "",
            Images = command is null && photo is not null ? [photo] : [],
            Media = command is null ? media : null,
            // The customers' bot is not in the chat of another bot: it has nothing to copy from.
            Original = command is null && (photo ?? media) is not null && !options.HasManagerBot ? Original(message) : null,
        });
    }

    /// <summary>A button pressed in the managers' chat.</summary>
    public static ParsedUpdate Button(string eventId, JsonElement query, TelegramOptions options)
    {
        if (query.Object("from"u8) is not { } from || Name(query, from) is not { } manager)
            return new ParsedUpdate.Ignored("a button that nobody pressed");
        var command = query.String("data"u8) ?? "";
        return new ParsedUpdate.ManagerAction(Event(eventId, manager, options) with
        {
            About = query.Object("message"u8)?.Integer("message_id"u8)?.ToString(CultureInfo.InvariantCulture),
            Kind = Kind(command),
            Order = Order(command),
            CallbackId = InboundText.Clean(query.String("id"u8), MaxQueryIdLength) is { Length: > 0 } id ? id : null,
        });
    }

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

    private static ManagerActionKind? Kind(string command) => command.Split(' ', 2)[0] switch
    {
        ManagerButtons.TakeOver => ManagerActionKind.TakeOver,
        ManagerButtons.HandBack => ManagerActionKind.HandBack,
        ManagerButtons.Close => ManagerActionKind.Close,
        ManagerButtons.Confirm => ManagerActionKind.ConfirmPayment,
        ManagerButtons.Reject => ManagerActionKind.RejectPayment,
        _ => null,
    };

    /// <summary>The order of a command; null if it names none.</summary>
    private static string? Order(string? command) =>
        command?.Split(' ', 2) is [ManagerButtons.Confirm or ManagerButtons.Reject, { Length: > 0 and <= MaxOrderLength } order]
            ? InboundText.Clean(order)
            : null;

    private static string? Original(JsonElement message) =>
        message.Object("chat"u8)?.Integer("id"u8) is { } chat && message.Integer("message_id"u8) is > 0 and var id
            ? "telegram:" + new TelegramOriginal(chat, id)
            : null;
}
