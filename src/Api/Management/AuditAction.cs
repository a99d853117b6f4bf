namespace MirtAi.Api.Management;

/// <summary>What the audit trail calls a request to an endpoint; endpoints without it are called by method and path.</summary>
/// <param name="Code">The stable code; null if the commit of a grain writes the entry.</param>
/// <param name="Forgets">The customer whom it is about is erased by it: the trail never knows them.</param>
internal sealed record AuditAction(string? Code, bool Forgets = false)
{
    /// <summary>The grain that commits the action commits the entry with it.</summary>
    public static readonly AuditAction OfCommit = new(Code: null);
}
