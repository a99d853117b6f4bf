using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>The requests that a session remembers, so that an id does not stand for another one later.</summary>
internal static class DoneRequests
{
    /// <summary>How many are remembered; of an older one it is only known that it was done.</summary>
    public const int Kept = 16;

    /// <summary>Whether another request was done under the action's id.</summary>
    public static bool HasOther(this ImmutableArray<DoneRequest> requests, ManagerAction action) =>
        action is { ActionId: { } id, RequestDigest: { } digest }
        && requests.Any(request => request.ActionId == id && request.Digest != digest);

    /// <summary>The decision, whose session remembers the request.</summary>
    public static Decision<Session, ManagerReceipt> Remembering(this Decision<Session, ManagerReceipt> decision, ManagerAction action) =>
        decision.Next is { } next && action is { ActionId: { } id, RequestDigest: { } digest }
            ? decision with { Next = next with { DoneRequests = next.DoneRequests.With(new(id, digest)) } }
            : decision;

    private static ImmutableArray<DoneRequest> With(this ImmutableArray<DoneRequest> requests, DoneRequest request) =>
        [.. requests.Where(other => other.ActionId != request.ActionId).TakeLast(Kept - 1), request];
}
