namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>The kinds of steps in a silence.</summary>
public enum FollowUpKind
{
    /// <summary>Nothing more: a reminder makes no sense, or must not be sent.</summary>
    Drop,

    /// <summary>It is not the time yet: the shop is quiet.</summary>
    Postpone,

    /// <summary>The customer is reminded.</summary>
    Remind,

    /// <summary>A manager is called.</summary>
    CallManager,
}
