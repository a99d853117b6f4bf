using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Json;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Keeps a topic for each customer in a managers' chat that is a forum: it is made with the first message about them, and its record is the
/// fleet's. When a process ends between the two, or Telegram's answer is lost, another topic is made, and the first one stays empty: a
/// topic too many is better than a call that nobody sees. Where topics cannot be had, messages go outside of them.
/// </summary>
internal sealed partial class TelegramTopics(
    string account, TelegramApi api, TelegramOptions options, ICustomerTopics records, TimeProvider time, ILogger<TelegramTopics> logger)
{
    /// <summary>How long it is remembered what kind of chat it is, and that topics were refused.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    // Made and not recorded, because the database was away.
    private readonly ConcurrentDictionary<(long Chat, string Session), CustomerTopic> unrecorded = [];
    private readonly ConcurrentDictionary<long, (bool IsForum, DateTimeOffset Until)> chats = [];
    private readonly ConcurrentDictionary<long, DateTimeOffset> refused = [];

    /// <summary>Whether messages about customers go into their topics there, if it is a forum.</summary>
    public bool Serve(TelegramAddress chat) => options.ManagerThreadId is null && chat is { ChatId: < 0, ThreadId: null };

    /// <summary>Where a message about the customer goes; their topic is made and renamed as needed.</summary>
    public async Task<TopicPlace> Open(TelegramAddress chat, OutboundTopic customer, CancellationToken cancellationToken)
    {
        var (isForum, failure) = await IsForum(chat, cancellationToken);
        if (failure is not null || !isForum)
            return new TopicPlace(chat) { Failure = failure };
        var known = await records.Find(account, chat.ToString(), customer.SessionKey, cancellationToken);
        if (known is null)
            return await Create(chat, customer, cancellationToken);
        if (known.Title != customer.Title)
            await Rename(known, customer.Title, cancellationToken);
        return PlaceOf(known, chat);
    }

    /// <summary>Where it goes after Telegram did not take it in the topic: a closed one is opened again, a deleted one made anew.</summary>
    public async Task<TopicPlace> Mend(
        TelegramAddress topic, OutboundTopic customer, TelegramAnswer answer, CancellationToken cancellationToken)
    {
        var chat = topic with { ThreadId = null };
        if (answer.IsClosedTopic())
        {
            var opened = await Call(
                "reopenForumTopic", new ForumTopicRequest(topic.ChatId, topic.ThreadId!.Value),
                TelegramJson.Default.ForumTopicRequest, cancellationToken);
            return new TopicPlace(opened is TelegramAnswer.Done || opened.IsUnchangedTopic() ? topic : chat);
        }

        LogGone(account);
        await records.Remove(account, topic.ToString(), cancellationToken);
        return await Open(chat, customer, cancellationToken);
    }

    private async Task<TopicPlace> Create(TelegramAddress chat, OutboundTopic customer, CancellationToken cancellationToken)
    {
        if (refused.TryGetValue(chat.ChatId, out var until) && time.GetUtcNow() < until)
            return new TopicPlace(chat);
        var key = (chat.ChatId, customer.SessionKey);
        if (!unrecorded.TryGetValue(key, out var made))
        {
            var answer = await Call(
                "createForumTopic", new CreateForumTopicRequest(chat.ChatId, customer.Title),
                TelegramJson.Default.CreateForumTopicRequest, cancellationToken);
            if (answer is TelegramAnswer.Refused { Code: 400 } refusal)
                return Refuse(chat, refusal);
            if (answer is not TelegramAnswer.Done { Result: var topic })
                return new TopicPlace(chat) { Failure = NotSent(answer, chat) };
            if (topic.Integer("message_thread_id"u8) is not (> 1 and <= int.MaxValue and var thread))
                return new TopicPlace(chat);
            made = new CustomerTopic((chat with { ThreadId = (int)thread }).ToString(), customer.Title);
            unrecorded[key] = made;
        }

        var kept = await records.Add(account, chat.ToString(), customer.SessionKey, made, cancellationToken);
        unrecorded.TryRemove(key, out _);
        return PlaceOf(kept, chat);
    }

    /// <summary>The chat has no topics any more, or the bot may not make any.</summary>
    private TopicPlace Refuse(TelegramAddress chat, TelegramAnswer.Refused refusal)
    {
        LogRefused(account, refusal.Description);
        refused[chat.ChatId] = time.GetUtcNow() + Remembered;
        chats.TryRemove(chat.ChatId, out _);
        return new TopicPlace(chat);
    }

    /// <summary>A name that is refused is not tried again and again: it is only a name.</summary>
    private async Task Rename(CustomerTopic known, string title, CancellationToken cancellationToken)
    {
        if (!TelegramAddress.TryParse(known.Topic, out var topic) || topic.ThreadId is not { } thread)
            return;
        var answer = await Call(
            "editForumTopic", new EditForumTopicRequest(topic.ChatId, thread, title), TelegramJson.Default.EditForumTopicRequest,
            cancellationToken);
        if (answer is TelegramAnswer.Done or TelegramAnswer.Refused { Code: 400 } && !answer.IsMissingThread())
            await records.Rename(account, known with { Title = title }, cancellationToken);
    }

    private async Task<(bool IsForum, SendResult? Failure)> IsForum(TelegramAddress chat, CancellationToken cancellationToken)
    {
        var isKnown = chats.TryGetValue(chat.ChatId, out var known);
        if (isKnown && time.GetUtcNow() < known.Until)
            return (known.IsForum, null);
        var answer = await Call("getChat", new GetChatRequest(chat.ChatId), TelegramJson.Default.GetChatRequest, cancellationToken);
        if (answer is TelegramAnswer.Done { Result: var found })
        {
            var isForum = found.IsTrue("is_forum"u8);
            chats[chat.ChatId] = (isForum, time.GetUtcNow() + Remembered);
            return (isForum, null);
        }

        // What is only this method's trouble must not hold up the message.
        var failure = NotSent(answer, chat);
        return isKnown ? (known.IsForum, null) : (false, failure is SendResult.Rejected ? null : failure);
    }

    private Task<TelegramAnswer> Call<T>(string method, T request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        api.Call(method, request, type, options.SendTimeout, cancellationToken);

    /// <summary>What that means for the message, which has not left, whatever became of the call.</summary>
    private SendResult NotSent(TelegramAnswer answer, TelegramAddress chat) =>
        answer.ToSendResult(chat, options.AlertTokenKey) is SendResult.Uncertain { Reason: var reason }
            ? new SendResult.Failed(reason)
            : answer.ToSendResult(chat, options.AlertTokenKey);

    private static TopicPlace PlaceOf(CustomerTopic known, TelegramAddress chat) =>
        new(TelegramAddress.TryParse(known.Topic, out var topic) ? topic : chat);

    [LoggerMessage(4130, LogLevel.Warning,
        "The account {Account} may not make topics in the managers' group ({Reason}): all customers are in its General. "
        + "Make the bot an administrator with the right to manage topics")]
    private partial void LogRefused(string account, string reason);

    [LoggerMessage(251, LogLevel.Information, "A customer's topic in the group of the account {Account} is gone: another is made")]
    private partial void LogGone(string account);
}
