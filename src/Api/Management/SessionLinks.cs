using MirtAi.Silo.Customers.Links;

namespace MirtAi.Api.Management;

/// <summary>The sessions of a customer who writes on several channels.</summary>
/// <param name="Sessions">All of them, the one that was asked for among them; none if it stands alone.</param>
internal sealed record SessionLinks(IReadOnlyList<LinkedSession> Sessions);
