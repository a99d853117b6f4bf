namespace MirtAi.Grains.Sessions;

/// <summary>Who answers a customer, as it is stored and shown.</summary>
public static class SessionModes
{
    /// <summary>The bot.</summary>
    public const string Bot = "bot";

    /// <summary>A person, or nobody until one decides.</summary>
    public const string Manager = "manager";
}
