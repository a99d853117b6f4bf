namespace MirtAi.Grains.Messages;

/// <summary>Who wrote a line of a transcript. Stored by these numbers.</summary>
public enum Author
{
    Customer = 0,
    Bot = 1,
    Manager = 2,

    /// <summary>A manager, for the other managers: the customer never gets it, and no model sees it.</summary>
    Note = 3,
}
