using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Customers;

/// <summary>Everything that is stored about a session's customer is deleted, except the state of this commit.</summary>
public sealed record CustomerErased(string SessionKey) : ICommitEffect;
