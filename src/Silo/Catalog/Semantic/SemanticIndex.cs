using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace MirtAi.Silo.Catalog.Semantic;

/// <summary>The products' texts as vectors of one model, compared in memory. Immutable.</summary>
/// <param name="Model">The model that made the vectors; those of others must not be compared with them.</param>
/// <param name="Entries">A vector for each text of a product.</param>
internal sealed record SemanticIndex(string Model, ImmutableArray<(string ProductId, ReadOnlyMemory<float> Vector)> Entries)
{
    /// <summary>How far behind the best a product may be and still be named.</summary>
    public const double MaxBehind = 0.1;

    /// <summary>Products at least this alike, best first.</summary>
    public ImmutableArray<string> Find(ReadOnlySpan<float> query, double least)
    {
        var best = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (productId, vector) in Entries)
        {
            if (vector.Length == query.Length)
                best[productId] = Math.Max(best.GetValueOrDefault(productId, -1), TensorPrimitives.CosineSimilarity(query, vector.Span));
        }

        var ranked = best.OrderByDescending(product => product.Value).ThenBy(product => product.Key, StringComparer.Ordinal).ToList();
        return
        [
            .. ranked
                .TakeWhile(product => product.Value >= least && product.Value >= ranked[0].Value - MaxBehind)
                .Select(product => product.Key),
        ];
    }
}
