namespace MirtAi.Grains.Understanding.Commands;

/// <summary>
/// Understands what a customer wants. Every understander yields the same checked commands, so that deciding knows none of them.
/// </summary>
internal interface IUnderstander
{
    /// <summary>The commands of a message.</summary>
    Understood Understand(Situation situation);
}
