namespace MirtAi.Silo.Health;

/// <summary>What an operator has to see to, though this process serves requests all the same.</summary>
public interface IHealthNotes
{
    /// <summary>
    /// What is wrong by the name of the part, in a few words without secrets; empty if nothing is. It stands in the place of the part's own
    /// answer. Changes nothing; answers soon, if need be with what it knew a moment ago.
    /// </summary>
    Task<IReadOnlyDictionary<string, string>> Read(CancellationToken cancellationToken);
}
