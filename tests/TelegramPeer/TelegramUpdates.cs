using System.Text.Json.Nodes;

namespace MirtAi.TelegramPeer;

/// <summary>Builds updates as the platform sends them (Bot API, Update). The people in them are invented.</summary>
public static class TelegramUpdates
{
    /// <summary>The date of every update unless a test changes it: 2026-03-02 10:00:00 UTC.</summary>
    public const long Date = 1_772_445_600;

    public static JsonObject Text(long updateId, long chatId, string text, long messageId = 0) =>
        Message(updateId, chatId, messageId, new() { ["text"] = text });

    /// <summary>A command as a person types it, with the entity that the platform adds.</summary>
    public static JsonObject Command(long updateId, long chatId, string text, long messageId = 0) =>
        Message(updateId, chatId, messageId, new()
        {
            ["text"] = text,
            ["entities"] = new JsonArray(
                new JsonObject { ["offset"] = 0, ["length"] = text.Split(' ')[0].Length, ["type"] = "bot_command" }),
        });

    /// <summary>A photo in three sizes, the largest of which has the given file id and does not stand last.</summary>
    public static JsonObject Photo(
        long updateId, long chatId, string? caption = null, string fileId = "AgACAgIAAxkBAAIBlarge", long messageId = 0) =>
        Message(updateId, chatId, messageId, Captioned(caption, new() { ["photo"] = Sizes(fileId) }));

    /// <summary>The updates of one album; the caption is on the first.</summary>
    public static IReadOnlyList<JsonObject> Album(
        long firstUpdateId, long chatId, int count, string? caption = null, long firstMessageId = 0) =>
    [
        .. Enumerable.Range(0, count).Select(index => Message(
            firstUpdateId + index,
            chatId,
            firstMessageId == 0 ? 0 : firstMessageId + index,
            Captioned(index == 0 ? caption : null, new()
            {
                ["media_group_id"] = $"1354{firstUpdateId:D13}",
                ["photo"] = Sizes($"AgACAgIAAxkBAAIBalbum{index}"),
            }))),
    ];

    public static JsonObject Voice(long updateId, long chatId, long messageId = 0) => Message(updateId, chatId, messageId, new()
    {
        ["voice"] = new JsonObject
        {
            ["duration"] = 7,
            ["mime_type"] = "audio/ogg",
            ["file_id"] = "AwACAgIvoice",
            ["file_unique_id"] = "AgADvoice",
            ["file_size"] = 28_144,
        },
    });

    /// <summary>A message with one member of another kind, for instance <c>sticker</c> or <c>location</c>.</summary>
    public static JsonObject Media(
        long updateId, long chatId, string kind, JsonObject content, string? caption = null, long messageId = 0) =>
        Message(updateId, chatId, messageId, Captioned(caption, new() { [kind] = content }));

    public static JsonObject Document(
        long updateId, long chatId, string mimeType, string? caption = null, long fileSize = 120_000, string fileId = "BQACAgIdocument")
    {
        var document = new JsonObject
        {
            ["file_name"] = "file",
            ["mime_type"] = mimeType,
            ["file_id"] = fileId,
            ["file_unique_id"] = "AgADdocument",
            ["file_size"] = fileSize,
        };
        return Media(updateId, chatId, "document", document, caption);
    }

    public static JsonObject Contact(long updateId, long chatId, string phone, long messageId = 0) =>
        Message(updateId, chatId, messageId, new()
        {
            ["contact"] = new JsonObject { ["phone_number"] = phone, ["first_name"] = "Оксана", ["user_id"] = chatId },
        });

    public static JsonObject Callback(long updateId, long chatId, string? data, string queryId = "4382bfdwdsb323b2d9") =>
        Update(updateId, "callback_query", new()
        {
            ["id"] = queryId,
            ["from"] = Person(chatId),
            ["message"] = new JsonObject
            {
                ["message_id"] = 77,
                ["from"] =
                    new JsonObject { ["id"] = 7_000_000_001, ["is_bot"] = true, ["first_name"] = "Shop", ["username"] = "shop_test_bot" },
                ["chat"] = PrivateChat(chatId),
                ["date"] = Date - 60,
                ["text"] = "Обирайте",
            },
            ["chat_instance"] = "-3842093840293840",
            ["data"] = data,
        });

    /// <summary>A button below a message in the managers' group.</summary>
    public static JsonObject GroupCallback(
        long updateId, long groupId, long messageId, string data, string queryId, string manager = "Олена") =>
        Update(updateId, "callback_query", new()
        {
            ["id"] = queryId,
            ["from"] = Member(manager),
            ["message"] = new JsonObject
            {
                ["message_id"] = messageId,
                ["from"] = Bot(),
                ["chat"] = Group(groupId),
                ["date"] = Date,
                ["text"] = "...",
            },
            ["data"] = data,
        });

    /// <summary>A message in the managers' group, with these members; without <paramref name="about"/> it answers nothing.</summary>
    public static JsonObject GroupMessage(
        long updateId, long groupId, JsonObject content, long? about = null, string manager = "Олена")
    {
        var message = new JsonObject
        {
            ["message_id"] = updateId,
            ["from"] = Member(manager),
            ["chat"] = Group(groupId),
            ["date"] = Date,
        };
        if (about is { } answered)
        {
            message["reply_to_message"] = new JsonObject
            {
                ["message_id"] = answered,
                ["from"] = Bot(),
                ["chat"] = Group(groupId),
                ["date"] = Date,
                ["text"] = "...",
            };
        }

        foreach (var (name, value) in content)
            message[name] = value?.DeepClone();
        return Update(updateId, "message", message);
    }

    /// <summary>
    /// A message in a topic that the bot made in the managers' group. As the platform has it, what answers no other message answers the one
    /// that tells of the topic.
    /// </summary>
    public static JsonObject TopicMessage(
        long updateId, long groupId, long threadId, JsonObject content, string manager = "Олена")
    {
        var update = GroupMessage(updateId, groupId, content, about: threadId, manager);
        var message = update["message"]!;
        message["message_thread_id"] = threadId;
        message["is_topic_message"] = true;
        var root = message["reply_to_message"]!.AsObject();
        root.Remove("text");
        root["forum_topic_created"] = new JsonObject { ["name"] = "...", ["icon_color"] = 7_322_096 };
        return update;
    }

    /// <summary>The new wording of the message of another update.</summary>
    public static JsonObject Reworded(long updateId, JsonObject update, string text)
    {
        var message = update["message"]!.DeepClone().AsObject();
        message[message.ContainsKey("caption") ? "caption" : "text"] = text;
        message["edit_date"] = Date + 30;
        return Update(updateId, "edited_message", message);
    }

    /// <summary>A message in a business account's chat with a customer; <paramref name="fromId"/> tells the account's own side.</summary>
    public static JsonObject Business(
        long updateId, long chatId, string connectionId, string text, long? fromId = null, bool isEdit = false) =>
        Update(updateId, isEdit ? "edited_business_message" : "business_message", new()
        {
            ["business_connection_id"] = connectionId,
            ["message_id"] = updateId,
            ["from"] = Person(fromId ?? chatId),
            ["chat"] = PrivateChat(chatId),
            ["date"] = Date,
            ["text"] = text,
        });

    public static JsonObject Edited(long updateId, long chatId, long messageId, string text)
    {
        var update = Text(updateId, chatId, text, messageId);
        var message = update["message"]!.DeepClone();
        message["edit_date"] = Date + 30;
        return Update(updateId, "edited_message", message.AsObject());
    }

    /// <summary>The customer blocked the bot (<c>kicked</c>) or came back (<c>member</c>).</summary>
    public static JsonObject MyChatMember(long updateId, long chatId, string status) => Update(updateId, "my_chat_member", new()
    {
        ["chat"] = PrivateChat(chatId),
        ["from"] = Person(chatId),
        ["date"] = Date,
        ["old_chat_member"] = Membership(status == "kicked" ? "member" : "kicked"),
        ["new_chat_member"] = Membership(status),
    });

    /// <summary>Any update of one kind.</summary>
    public static JsonObject Update(long updateId, string kind, JsonObject content) => new() { ["update_id"] = updateId, [kind] = content };

    public static JsonObject Person(long id) => new()
    {
        ["id"] = id,
        ["is_bot"] = false,
        ["first_name"] = "Оксана",
        ["last_name"] = "Вигадана",
        ["username"] = "oksana_invented",
        ["language_code"] = "uk",
    };

    public static JsonObject PrivateChat(long id) =>
        new() { ["id"] = id, ["first_name"] = "Оксана", ["last_name"] = "Вигадана", ["type"] = "private" };

    private static JsonObject Member(string name) => new() { ["id"] = 900_001, ["is_bot"] = false, ["first_name"] = name };

    private static JsonObject Bot() => new() { ["id"] = 7_000_000_001, ["is_bot"] = true, ["first_name"] = "Shop" };

    private static JsonObject Group(long id) => new() { ["id"] = id, ["title"] = "Managers", ["type"] = "supergroup" };

    private static JsonObject Message(long updateId, long chatId, long messageId, JsonObject content)
    {
        var message = new JsonObject
        {
            ["message_id"] = messageId == 0 ? updateId : messageId,
            ["from"] = Person(chatId),
            ["chat"] = PrivateChat(chatId),
            ["date"] = Date,
        };
        foreach (var (name, value) in content)
            message[name] = value?.DeepClone();
        return Update(updateId, "message", message);
    }

    private static JsonObject Captioned(string? caption, JsonObject content)
    {
        if (caption is not null)
            content["caption"] = caption;
        return content;
    }

    private static JsonArray Sizes(string fileId) =>
        [Size($"{fileId}-small", 90, 120), Size(fileId, 960, 1280), Size($"{fileId}-middle", 240, 320)];

    private static JsonObject Size(string fileId, int width, int height) => new()
    {
        ["file_id"] = fileId,
        ["file_unique_id"] = $"AQAD{fileId}",
        ["width"] = width,
        ["height"] = height,
        ["file_size"] = width * height / 8,
    };

    private static JsonObject Membership(string status) => new()
    {
        ["user"] = new JsonObject { ["id"] = 7_000_000_001, ["is_bot"] = true, ["first_name"] = "Shop", ["username"] = "shop_test_bot" },
        ["status"] = status,
        ["until_date"] = 0,
    };
}
