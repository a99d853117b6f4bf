using System.Collections.Frozen;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage.Effects;

/// <summary>The writers of a database, one for each type of effect.</summary>
internal sealed class EffectWriters<TWriter> where TWriter : IEffectWriter
{
    private readonly FrozenDictionary<Type, TWriter> byType;
    private readonly TWriter[] inOrder;

    /// <exception cref="ArgumentException">A type has two writers.</exception>
    public EffectWriters(IEnumerable<TWriter> writers)
    {
        inOrder = [.. writers.OrderBy(writer => writer.IsLast)];
        byType = inOrder.ToDictionary(writer => writer.Effect).ToFrozenDictionary();
    }

    /// <summary>
    /// Every effect of the commits with its writer and the number of its commit (from 1), in the order in which they are stored.
    /// </summary>
    public IEnumerable<(TWriter Writer, IReadOnlyList<(int Commit, ICommitEffect Effect)> Effects)> Of(IReadOnlyList<Commit> commits)
    {
        if (commits.All(commit => commit.Effects.Features.IsEmpty))
            return [];
        var effects = commits
            .SelectMany((commit, index) => commit.Effects.Features.Select(effect => (Commit: index + 1, Effect: effect)))
            .ToLookup(effect => effect.Effect.GetType());
        return
            from writer in inOrder
            where effects.Contains(writer.Effect)
            select (writer, (IReadOnlyList<(int, ICommitEffect)>)[.. effects[writer.Effect]]);
    }

    /// <summary>Refuses a commit that could not be stored whole.</summary>
    /// <exception cref="InvalidOperationException">It has an effect without a writer.</exception>
    public void Check(Commit commit)
    {
        foreach (var effect in commit.Effects.Features)
        {
            if (!byType.ContainsKey(effect.GetType()))
                throw new InvalidOperationException(
                    $"A {commit.Kind} grain commits a {effect.GetType().Name}, which nothing stores: register its writers with "
                    + $"{nameof(EffectRegistration.AddEffect)}.");
        }
    }
}
