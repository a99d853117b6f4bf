using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Silo.Catalog.Semantic;

/// <summary>Makes the index of a catalogue: the model is asked only for texts whose vectors are not kept yet.</summary>
internal sealed class SemanticIndexer(IModelChain chain, EmbeddingStore store)
{
    /// <summary>How many texts go to the model at a time.</summary>
    public const int MaxTexts = 100;

    private const string Purpose = "index";

    /// <summary>The index and how many texts were new, or null if the model does not answer now.</summary>
    public async Task<(SemanticIndex Index, int Added)?> Make(ProductCatalog catalog, string model, CancellationToken cancellationToken)
    {
        var texts = ProductTexts.Of(catalog);
        var hashes = texts.Select(text => ProductTexts.HashOf(text.Text)).ToArray();
        var vectors = await store.Load(model, [.. hashes.Distinct()], cancellationToken);
        var missing = texts.Zip(hashes, (text, hash) => (text.Text, Hash: hash))
            .Where(text => !vectors.ContainsKey(text.Hash)).DistinctBy(text => text.Hash).ToList();
        foreach (var chunk in missing.Chunk(MaxTexts))
        {
            var made = await chain.Embed(new ModelEmbedding(Purpose, [.. chunk.Select(text => text.Text)]), cancellationToken);
            if (made is null || made.Model != model)
                return null;

            var added = chunk.Select((text, place) => (text.Hash, Vector: made.Vectors[place])).ToList();
            await store.Store(model, added, cancellationToken);
            foreach (var (hash, vector) in added)
                vectors[hash] = vector;
        }

        ImmutableArray<(string, ReadOnlyMemory<float>)> entries = [.. texts.Zip(hashes, (text, hash) => (text.ProductId, vectors[hash]))];
        return (new SemanticIndex(model, entries), missing.Count);
    }
}
