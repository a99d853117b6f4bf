using System.Text.Json.Nodes;

namespace MirtAi.TelegramPeer;

/// <summary>The methods of forums: what a chat is, and its topics.</summary>
internal sealed class ForumMethods(PeerState state)
{
    private const int MaxNameLength = 128;

    private Forums Forums => state.Forums;

    public BotAnswer GetChat(BotCall call)
    {
        if (call.ChatId is not { } chatId)
            return Refuse("chat not found");
        var chat = new JsonObject { ["id"] = chatId, ["type"] = chatId > 0 ? "private" : "supergroup" };
        if (Forums.IsForum(chatId))
            chat["is_forum"] = true;
        return BotAnswer.Ok(chat);
    }

    public BotAnswer CreateForumTopic(BotCall call) => InForum(call, "create a topic", () =>
    {
        if (call["name"] is not { Length: >= 1 and <= MaxNameLength } name)
            return Violated(call, "TOPIC_TITLE_INVALID");
        var topic = new ForumTopic(state.NextMessageId(), name);
        Forums.Put(call.ChatId!.Value, topic);
        return BotAnswer.Ok(new JsonObject { ["message_thread_id"] = topic.ThreadId, ["name"] = name, ["icon_color"] = 7_322_096 });
    });

    public BotAnswer EditForumTopic(BotCall call) => OnTopic(call, "edit the topic", topic =>
    {
        if (call["name"] is not { Length: >= 1 and <= MaxNameLength } name)
            return Violated(call, "TOPIC_TITLE_INVALID");
        if (name == topic.Name)
            return Refuse("TOPIC_NOT_MODIFIED");
        Forums.Put(call.ChatId!.Value, topic with { Name = name });
        return BotAnswer.Ok(true);
    });

    public BotAnswer ReopenForumTopic(BotCall call) => OnTopic(call, "reopen the topic", topic =>
    {
        if (!topic.IsClosed)
            return Refuse("TOPIC_NOT_MODIFIED");
        Forums.Put(call.ChatId!.Value, topic with { IsClosed = false });
        return BotAnswer.Ok(true);
    });

    /// <summary>Why nothing can be sent into the topic that a call names; null if it can.</summary>
    public BotAnswer? Refusal(BotCall call)
    {
        if (call.ChatId is not { } chatId || !Forums.IsForum(chatId) || call.Integer("message_thread_id") is not { } threadId)
            return null;
        return Forums.Find(chatId, threadId) switch
        {
            null => Refuse("message thread not found"),
            { IsClosed: true } => Refuse("TOPIC_CLOSED"),
            _ => null,
        };
    }

    private BotAnswer InForum(BotCall call, string act, Func<BotAnswer> work)
    {
        if (call.ChatId is not { } chatId || !Forums.IsForum(chatId))
            return Refuse("the chat is not a forum");
        return Forums.MayManage(chatId) ? work() : Refuse($"not enough rights to {act}");
    }

    private BotAnswer OnTopic(BotCall call, string act, Func<ForumTopic, BotAnswer> work) => InForum(call, act, () =>
        call.Integer("message_thread_id") is { } threadId && Forums.Find(call.ChatId!.Value, threadId) is { } topic
            ? work(topic)
            : Refuse("TOPIC_ID_INVALID"));

    private static BotAnswer Refuse(string description) => BotAnswer.Error(400, $"Bad Request: {description}");

    private BotAnswer Violated(BotCall call, string description)
    {
        state.Violate(ViolationKind.BadRequest, call.Method, description);
        return Refuse(description);
    }
}
