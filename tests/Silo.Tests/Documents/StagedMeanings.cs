using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.LanguageModels;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Documents.Meanings;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>An embedding model for which texts mean the same that have a part of one of these lists.</summary>
internal sealed class StagedMeanings(string model, params string[][] meanings) : IModelChain
{
    public List<ModelEmbedding> Calls { get; } = [];

    public bool IsSilent { get; set; }

    public bool IsOn { get; init; } = true;

    /// <summary>No model.</summary>
    public static StagedMeanings Off => new("none") { IsOn = false };

    /// <summary>The search by meaning over a database.</summary>
    public DocumentMeanings Over(IDatabase database, TimeProvider clock) => new(
        this, new DocumentVectors(database), Options.Create(new OpenAIOptions { EmbeddingModel = model }),
        Options.Create(new DocumentOptions()), Options.Create(new SearchOptions()), clock);

    public Task<ModelAnswer> Complete(ModelCall call, CancellationToken cancellationToken) => Task.FromResult(ModelAnswer.Unavailable);

    public Task<ModelVectors?> Embed(ModelEmbedding embedding, CancellationToken cancellationToken)
    {
        Calls.Add(embedding);
        return Task.FromResult(IsSilent ? null : new ModelVectors(model, [.. embedding.Texts.Select(VectorOf)]));
    }

    private ReadOnlyMemory<float> VectorOf(string text)
    {
        var vector = new float[meanings.Length + 1];
        foreach (var (place, parts) in meanings.Index())
            vector[place] = parts.Any(part => text.Contains(part, StringComparison.Ordinal)) ? 1 : 0;
        vector[^1] = vector.All(number => number == 0) ? 1 : 0;
        return vector;
    }
}
