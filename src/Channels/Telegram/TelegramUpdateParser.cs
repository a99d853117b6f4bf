using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Reads the body of a webhook request (Bot API, Update). It is strict about what is no update at all and lenient about everything
/// else: members that are unknown, null, repeated or of another type cost themselves, never the update. Never throws.
/// </summary>
internal sealed class TelegramUpdateParser(IOptions<TelegramOptions> options, TimeProvider time)
{
    /// <summary>The kinds of updates that mean something here, for <c>allowed_updates</c> (Bot API, setWebhook).</summary>
    public static readonly string[] HandledUpdates =
    [
        "message", "edited_message", "business_message", "edited_business_message", "callback_query", "my_chat_member",
    ];

    /// <summary>Those of <see cref="HandledUpdates"/> that the managers' own bot is asked for.</summary>
    public static readonly string[] ManagersUpdates = ["message", "edited_message", "callback_query"];

    private long? ManagerChatId => options.Value.ManagerChatId;

    /// <summary>Reads an update of the customers' bot, which serves the managers' chat, too, unless that has a bot of its own.</summary>
    public ParsedUpdate Parse(ReadOnlyMemory<byte> body) => Read(body, options.Value.BotId, (eventId, update) =>
        ParseManagers(eventId, update) is not { } managers ? ParseCustomers(eventId, update)
        : options.Value.HasManagerBot ? new ParsedUpdate.Ignored("the managers' chat has a bot of its own")
        : managers);

    /// <summary>Reads an update of the managers' own bot, to which nobody else speaks.</summary>
    public ParsedUpdate ParseManagers(ReadOnlyMemory<byte> body) => Read(body, options.Value.ManagerBotId, (eventId, update) =>
        ParseManagers(eventId, update) ?? new ParsedUpdate.Ignored("not in the managers' chat"));

    private static ParsedUpdate Read(ReadOnlyMemory<byte> body, long botId, Func<string, JsonElement, ParsedUpdate> parse) =>
        JsonBody.Read<ParsedUpdate>(
            body,
            update => update.ValueKind != JsonValueKind.Object ? new ParsedUpdate.Malformed("not an object")
                : update.Integer("update_id"u8) is not { } updateId ? new ParsedUpdate.Malformed("no integral update_id")
                : parse(string.Create(CultureInfo.InvariantCulture, $"telegram:{botId}:{updateId}"), update),
            reason => new ParsedUpdate.Malformed(reason));

    private ParsedUpdate? ParseManagers(string eventId, JsonElement update)
    {
        if (update.Object("message"u8) is { } message && TelegramManagerParser.IsManagers(message, ManagerChatId))
            return TelegramManagerParser.Message(eventId, message, options.Value);
        if (update.Object("edited_message"u8) is { } edited && TelegramManagerParser.IsManagers(edited, ManagerChatId))
            return TelegramManagerParser.Edit(eventId, edited, options.Value);
        if (update.Object("callback_query"u8) is { } pressed
            && TelegramManagerParser.IsManagers(pressed.Object("message"u8), ManagerChatId))
            return TelegramManagerParser.Button(eventId, pressed, options.Value);
        return null;
    }

    private ParsedUpdate ParseCustomers(string eventId, JsonElement update)
    {
        if (update.Object("message"u8) is { } message)
            return TelegramMessageParser.Parse(eventId, message, ManagerChatId, isEdit: false, isBusiness: false);
        if (update.Object("callback_query"u8) is { } query)
            return TelegramButtonParser.Parse(eventId, query, ManagerChatId, time.GetUtcNow());
        if (update.Object("edited_message"u8) is { } edited)
            return TelegramMessageParser.Parse(eventId, edited, ManagerChatId, isEdit: true, isBusiness: false);
        if (update.Object("business_message"u8) is { } business)
            return TelegramMessageParser.Parse(eventId, business, ManagerChatId, isEdit: false, isBusiness: true);
        if (update.Object("edited_business_message"u8) is { } editedBusiness)
            return TelegramMessageParser.Parse(eventId, editedBusiness, ManagerChatId, isEdit: true, isBusiness: true);
        if (update.Object("my_chat_member"u8) is { } membership)
            return TelegramMembershipParser.Parse(eventId, membership, ManagerChatId);
        return new ParsedUpdate.Ignored("a kind of update that is not handled");
    }
}
