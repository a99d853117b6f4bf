using MirtAi.Grains.Durability;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Which topic of the managers' forum is a customer's, for the whole fleet. Every member may throw
/// <see cref="StorageUnavailableException"/>.
/// </summary>
public interface ICustomerTopics
{
    /// <summary>The customer's topic in a chat; null if they have none there.</summary>
    Task<CustomerTopic?> Find(string account, string chat, string sessionKey, CancellationToken cancellationToken);

    /// <summary>Records a topic unless another one was recorded first; the answer is the one that holds.</summary>
    Task<CustomerTopic> Add(string account, string chat, string sessionKey, CustomerTopic topic, CancellationToken cancellationToken);

    /// <summary>Records what the topic is called now.</summary>
    Task Rename(string account, CustomerTopic topic, CancellationToken cancellationToken);

    /// <summary>The topic is gone; another one may be recorded.</summary>
    Task Remove(string account, string topic, CancellationToken cancellationToken);
}
