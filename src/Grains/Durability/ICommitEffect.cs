namespace MirtAi.Grains.Durability;

/// <summary>
/// What a commit writes for a feature: an immutable record that holds all that is stored, the session's key too. Each type has a writer
/// for each database, and a commit with an effect that has none is refused.
/// </summary>
public interface ICommitEffect;
