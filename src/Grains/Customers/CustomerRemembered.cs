using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Customers;

/// <summary>From now on this is remembered of a session's customer, and nothing else.</summary>
public sealed record CustomerRemembered(string SessionKey, CustomerMemory Memory) : ICommitEffect;
