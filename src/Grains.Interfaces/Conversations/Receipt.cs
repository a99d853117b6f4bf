namespace MirtAi.Conversations;

/// <summary>What became of an event. Every value means that it is safe to acknowledge it to the platform.</summary>
public enum Receipt
{
    /// <summary>It is stored, and changed the session.</summary>
    Accepted = 0,

    /// <summary>It was stored by an earlier delivery; nothing changed.</summary>
    Duplicate = 1,
}
