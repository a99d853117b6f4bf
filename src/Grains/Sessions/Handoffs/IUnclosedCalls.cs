using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>Calls for a person that are not closed.</summary>
public interface IUnclosedCalls
{
    /// <summary>Whether a customer has one.</summary>
    /// <param name="sessionKey">The customer's session.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<bool> HasAny(string sessionKey);
}
