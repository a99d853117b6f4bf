using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.LanguageModels;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.Catalog.Semantic;

/// <summary>
/// Searches the index by the vector of a customer's text. Until the index is there, and whenever the model is silent, nobody can tell.
/// </summary>
internal sealed class SemanticSearch(IModelChain chain, IOptions<OpenAIOptions> models, IOptions<SearchOptions> options, TimeProvider time)
    : ISemanticSearch
{
    /// <summary>For what the model's calls are counted.</summary>
    public const string Purpose = "search";

    private volatile SemanticIndex? index;

    public bool IsOn => Model is not null;

    /// <summary>The model that makes the vectors, null if none is configured.</summary>
    public string? Model { get; } = chain.IsOn ? models.Value.VectorModel() : null;

    /// <summary>What is searched from now on.</summary>
    public void Use(SemanticIndex made) => index = made;

    public async Task<ImmutableArray<string>?> Find(string text, string sessionKey, CancellationToken cancellationToken)
    {
        if (index is not { } searched)
            return null;

        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var query = await chain.Embed(new ModelEmbedding(Purpose, [text], sessionKey), either.Token);
            return query is { Vectors: [var vector] } && query.Model == searched.Model
                ? searched.Find(vector.Span, options.Value.LeastSimilarity)
                : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
