namespace MirtAi.Grains.Messages;

/// <summary>Who wrote a line of a transcript. Stored by these numbers.</summary>
public enum Author
{
    Customer = 0,
    Bot = 1,
    Manager = 2,
}
