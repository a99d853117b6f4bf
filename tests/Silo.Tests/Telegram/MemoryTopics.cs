using System.Collections.Concurrent;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>Records of topics in memory, as the fleet's database keeps them; it can be away.</summary>
internal sealed class MemoryTopics : ICustomerTopics
{
    private readonly ConcurrentDictionary<(string Account, string Chat, string Session), CustomerTopic> topics = [];

    public bool IsAway { get; set; }

    public IReadOnlyCollection<CustomerTopic> All => [.. topics.Values];

    public Task<CustomerTopic?> Find(string account, string chat, string sessionKey, CancellationToken cancellationToken) =>
        Task.FromResult(topics.GetValueOrDefault((account, chat, sessionKey)));

    public Task<CustomerTopic> Add(
        string account, string chat, string sessionKey, CustomerTopic topic, CancellationToken cancellationToken) => IsAway
            ? throw new StorageUnavailableException("away")
            : Task.FromResult(topics.GetOrAdd((account, chat, sessionKey), topic));

    public Task Rename(string account, CustomerTopic topic, CancellationToken cancellationToken)
    {
        foreach (var (key, known) in topics)
        {
            if (key.Account == account && known.Topic == topic.Topic)
                topics[key] = topic;
        }

        return Task.CompletedTask;
    }

    public Task Remove(string account, string topic, CancellationToken cancellationToken)
    {
        foreach (var (key, known) in topics)
        {
            if (key.Account == account && known.Topic == topic)
                topics.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }
}
