using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace MirtAi.TelegramPeer;

/// <summary>What has happened at the peer. All members are safe to use from several threads.</summary>
internal sealed class PeerState(TimeProvider time)
{
    private readonly Lock guard = new();
    private readonly List<DeliveredMessage> messages = [];
    private readonly Dictionary<long, List<DeliveredMessage>> chats = [];
    private readonly List<Violation> violations = [];
    private readonly List<string> acknowledged = [];
    private readonly Dictionary<string, string?> shown = new(StringComparer.Ordinal);
    private readonly List<long> typing = [];
    private readonly List<long?> typingThreads = [];
    private readonly List<string> calls = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waits = [];
    private readonly Dictionary<string, (byte[] Content, string? Owner)> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UpdateQueue> updates = new(StringComparer.Ordinal);
    private long lastMessageId = 1000;

    /// <summary>What bots are in chats; administrators where nothing is said.</summary>
    public ConcurrentDictionary<long, string> Memberships { get; } = [];

    public Forums Forums { get; } = new();

    /// <summary>The updates of a bot.</summary>
    public UpdateQueue Updates(string token) => updates.GetOrAdd(token, _ => new UpdateQueue(time));

    public IReadOnlyList<DeliveredMessage> Messages(long? chatId)
    {
        lock (guard)
            return [.. chatId is { } chat ? chats.GetValueOrDefault(chat, []) : messages];
    }

    public IReadOnlyList<Violation> Violations => Copy(violations);

    public IReadOnlyList<string> Acknowledged => Copy(acknowledged);

    public IReadOnlyList<long> Typing => Copy(typing);

    public IReadOnlyList<long?> TypingThreads => Copy(typingThreads);

    public IReadOnlyList<string> Calls => Copy(calls);

    public DeliveredMessage Deliver(
        BotCall call, long chatId, string source, string text, string? parseMode, IReadOnlyList<string> photos, string? file = null)
    {
        lock (guard)
        {
            var message = new DeliveredMessage
            {
                MessageId = ++lastMessageId,
                ChatId = chatId,
                At = time.GetUtcNow(),
                Method = call.Method,
                Token = call.Token,
                Text = text,
                Source = source,
                ParseMode = parseMode,
                BusinessConnectionId = call["business_connection_id"],
                MessageThreadId = call.Integer("message_thread_id"),
                Photos = photos,
                File = file,
                ReplyTo = call["reply_parameters"] is { } reply ? (long?)JsonNode.Parse(reply)!["message_id"] : null,
                Buttons = call.Buttons(),
                IsSilent = call["disable_notification"] is "true" or "True",
                CopyOf = call["from_chat_id"] is { } from ? $"{from}/{call["message_id"]}" : null,
            };
            messages.Add(message);
            if (!chats.TryGetValue(chatId, out var chat))
                chats[chatId] = chat = [];
            chat.Add(message);
            return message;
        }
    }

    /// <summary>A message of a chat; null if there is none.</summary>
    public DeliveredMessage? Message(long chatId, long messageId) =>
        Messages(chatId).LastOrDefault(message => message.MessageId == messageId);

    public void Replace(DeliveredMessage message, DeliveredMessage changed)
    {
        lock (guard)
        {
            Replace(messages);
            Replace(chats[message.ChatId]);
        }

        void Replace(List<DeliveredMessage> list)
        {
            if (list.FindIndex(one => one.MessageId == message.MessageId && one.ChatId == message.ChatId) is >= 0 and var index)
                list[index] = changed;
        }
    }

    public long NextMessageId()
    {
        lock (guard)
            return ++lastMessageId;
    }

    public void Violate(ViolationKind kind, string method, string detail)
    {
        lock (guard)
            violations.Add(new Violation(time.GetUtcNow(), kind, method, detail));
    }

    public void Acknowledge(string callbackId, string? text)
    {
        lock (guard)
        {
            acknowledged.Add(callbackId);
            shown[callbackId] = text;
        }
    }

    /// <summary>What was shown to who pressed a button.</summary>
    public string? Shown(string callbackId)
    {
        lock (guard)
            return shown.GetValueOrDefault(callbackId);
    }

    public void Type(long chatId, long? threadId)
    {
        lock (guard)
        {
            typing.Add(chatId);
            typingThreads.Add(threadId);
        }
    }

    public void Called(string method)
    {
        lock (guard)
        {
            calls.Add(method);
            waits.FindAll(wait => calls.Count >= wait.Count).ForEach(wait => wait.Reached.TrySetResult());
        }
    }

    public Task CallsReach(int count)
    {
        lock (guard)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (calls.Count >= count)
                reached.SetResult();
            waits.Add((count, reached));
            return reached.Task;
        }
    }

    public string AddFile(byte[] content, string? owner)
    {
        lock (guard)
        {
            var fileId = string.Create(CultureInfo.InvariantCulture, $"AgACAgIAAxkBAAIB{files.Count + 1:D8}");
            files[fileId] = (content, owner);
            return fileId;
        }
    }

    /// <summary>A file's content; null if there is none, or it is another bot's.</summary>
    public byte[]? File(string fileId, string token)
    {
        lock (guard)
            return files.TryGetValue(fileId, out var file) && (file.Owner ?? token) == token ? file.Content : null;
    }

    public void Reset()
    {
        lock (guard)
        {
            messages.Clear();
            chats.Clear();
            violations.Clear();
            acknowledged.Clear();
            shown.Clear();
            typing.Clear();
            typingThreads.Clear();
            calls.Clear();
            files.Clear();
        }
        Forums.Clear();
        foreach (var queue in updates.Values)
            queue.Clear();
    }

    private T[] Copy<T>(List<T> list)
    {
        lock (guard)
            return [.. list];
    }
}
