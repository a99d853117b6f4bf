using Orleans.Runtime;

namespace MirtAi.Grains.Durability;

/// <summary>
/// Where a grain keeps a state that is one document, as an <see cref="IPersistentState{TState}"/>. What has to be stored together with an
/// event or a message to send is a commit instead, see <see cref="ICommitStore"/>.
/// </summary>
/// <remarks>
/// A document is found by its name and the grain's key, not by the grain's type: give each kind of grain names of its own.
/// </remarks>
public static class DocumentStorage
{
    /// <summary>The name of the storage, for <see cref="PersistentStateAttribute"/>.</summary>
    public const string Name = "documents";
}
