using System.Collections.Immutable;

namespace MirtAi.Grains.Catalog;

/// <summary>Finds products by what a text means, when none of its words leads to one.</summary>
public interface ISemanticSearch
{
    /// <summary>Whether there is a model for meanings; without, words alone are searched.</summary>
    bool IsOn { get; }

    /// <summary>Ids of products, best first; empty if nothing fits; null if nobody can tell this time.</summary>
    /// <param name="text">What the customer wrote.</param>
    /// <param name="sessionKey">On whose account a model's call is recorded.</param>
    /// <param name="cancellationToken">Ends the search when nobody waits for it any more.</param>
    Task<ImmutableArray<string>?> Find(string text, string sessionKey, CancellationToken cancellationToken);
}
