using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage.Effects;

/// <summary>
/// Stores the effects of one type on PostgreSQL: each as a JSON document, those of all commits of a batch by the same statements. They go
/// with the batch, in its transaction and its round trip, and each sees what the one before it stored.
/// </summary>
internal interface IPostgresEffectWriter : IEffectWriter
{
    /// <summary>
    /// Stands in a statement for the relation <c>effects</c>, whose column <c>document</c> (jsonb) holds the effects of those commits that
    /// were stored, in their order.
    /// </summary>
    const string Effects = "{effects}";

    /// <summary>What is executed, in this order, when a commit of the batch has such an effect.</summary>
    IEnumerable<string> Statements { get; }

    /// <summary>An effect as JSON.</summary>
    string Document(ICommitEffect effect);
}

/// <inheritdoc/>
internal interface IPostgresEffectWriter<in TEffect> : IPostgresEffectWriter where TEffect : ICommitEffect
{
    Type IEffectWriter.Effect => typeof(TEffect);

    string IPostgresEffectWriter.Document(ICommitEffect effect) => Document((TEffect)effect);

    /// <inheritdoc cref="IPostgresEffectWriter.Document"/>
    string Document(TEffect effect);
}
