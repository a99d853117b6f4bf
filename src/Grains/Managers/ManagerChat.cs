namespace MirtAi.Grains.Managers;

/// <summary>What is kept of a managers' chat.</summary>
public sealed record ManagerChat
{
    /// <summary>How many of the managers' actions were answered.</summary>
    public long Answers { get; init; }
}
