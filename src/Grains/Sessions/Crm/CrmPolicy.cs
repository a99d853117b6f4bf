namespace MirtAi.Grains.Sessions.Crm;

/// <summary>What the shop's CRMs want to be told.</summary>
/// <param name="FollowsChats">The stages of conversations.</param>
/// <param name="TakesOrders">Orders and their statuses.</param>
public sealed record CrmPolicy(bool FollowsChats, bool TakesOrders)
{
    /// <summary>Nothing: there is no CRM.</summary>
    public static readonly CrmPolicy Off = new(false, false);
}
