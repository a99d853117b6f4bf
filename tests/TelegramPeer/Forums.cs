namespace MirtAi.TelegramPeer;

/// <summary>The groups that are forums, and their topics. All members are safe to use from several threads.</summary>
internal sealed class Forums
{
    private readonly Lock guard = new();
    private readonly Dictionary<long, SortedDictionary<long, ForumTopic>> chats = [];
    private readonly HashSet<long> withoutRight = [];

    public bool IsForum(long chatId)
    {
        lock (guard)
            return chats.ContainsKey(chatId);
    }

    public bool MayManage(long chatId)
    {
        lock (guard)
            return !withoutRight.Contains(chatId);
    }

    public void Set(long chatId, bool isForum, bool mayManage)
    {
        lock (guard)
        {
            if (!isForum)
                chats.Remove(chatId);
            else if (!chats.ContainsKey(chatId))
                chats[chatId] = [];
            if (mayManage)
                withoutRight.Remove(chatId);
            else
                withoutRight.Add(chatId);
        }
    }

    public IReadOnlyList<ForumTopic> Topics(long chatId)
    {
        lock (guard)
            return [.. chats.GetValueOrDefault(chatId, []).Values];
    }

    public ForumTopic? Find(long chatId, long threadId)
    {
        lock (guard)
            return chats.GetValueOrDefault(chatId)?.GetValueOrDefault(threadId);
    }

    public void Put(long chatId, ForumTopic topic)
    {
        lock (guard)
            chats[chatId][topic.ThreadId] = topic;
    }

    public void Delete(long chatId, long threadId)
    {
        lock (guard)
            chats[chatId].Remove(threadId);
    }

    public void Clear()
    {
        lock (guard)
        {
            chats.Clear();
            withoutRight.Clear();
        }
    }
}
