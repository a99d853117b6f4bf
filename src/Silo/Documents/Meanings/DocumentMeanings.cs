using System.Numerics.Tensors;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Documents;
using MirtAi.Grains.LanguageModels;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.Documents.Meanings;

/// <summary>
/// Finds what answers a question in other words: first the chunks whose vectors are most alike to the question's, then the sentence of
/// theirs whose vector is. Off without an embedding model.
/// </summary>
internal sealed class DocumentMeanings : IDisposable
{
    /// <summary>For what the model's calls are counted.</summary>
    public const string Purpose = "documents";

    /// <summary>How many chunks and how many of their sentences are looked at.</summary>
    public const int MaxChunks = 5, MaxSentences = 80;

    private readonly IModelChain chain;
    private readonly DocumentVectors vectors;
    private readonly IOptions<DocumentOptions> options;
    private readonly IOptions<SearchOptions> search;
    private readonly TimeProvider clock;
    private readonly ChunkIndex? index;

    public DocumentMeanings(
        IModelChain chain, DocumentVectors vectors, IOptions<OpenAIOptions> models, IOptions<DocumentOptions> options,
        IOptions<SearchOptions> search, TimeProvider clock)
    {
        (this.chain, this.vectors, this.options, this.search, this.clock) = (chain, vectors, options, search, clock);
        Model = chain.IsOn ? models.Value.VectorModel() : null;
        index = Model is { } model ? new ChunkIndex(vectors, model) : null;
    }

    /// <summary>The model that makes the vectors; null if none is configured.</summary>
    public string? Model { get; }

    /// <summary>The sentence that is most alike, null if none is enough so, or the model does not answer in time.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away.</exception>
    public async Task<Passage?> Find(string question, string sessionKey, CancellationToken cancellationToken)
    {
        if (index is null)
            return null;
        using var deadline = new CancellationTokenSource(search.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Storage.StorageFaults.Guard(() => Find(index, question, sessionKey, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => index?.Dispose();

    private async Task<Passage?> Find(ChunkIndex searched, string question, string sessionKey, CancellationToken cancellationToken)
    {
        var known = await searched.Read(cancellationToken);
        if (known.IsEmpty || await Embed([question], sessionKey, cancellationToken) is not [var sought])
            return null;
        var sentences = new List<(FoundChunk Chunk, string Sentence, string Meaning)>();
        foreach (var near in ChunkIndex.Nearest(known, sought, MaxChunks))
        {
            if (await vectors.Chunk(near.DocumentId, near.Ordinal, near.Attempt, cancellationToken) is { } chunk)
                sentences.AddRange(PassageFinder.Quotable(chunk.Chunk).Select(one => (chunk, one.Sentence, one.Meaning)));
        }

        if (sentences.Count > MaxSentences)
            sentences.RemoveRange(MaxSentences, sentences.Count - MaxSentences);
        if (sentences.Count == 0
            || await Embed([.. sentences.Select(one => one.Meaning)], sessionKey, cancellationToken) is not { } meanings)
            return null;
        var (best, likeness) = sentences
            .Zip(meanings, (one, meaning) => (one, Likeness: Likeness(sought, meaning)))
            .MaxBy(pair => pair.Likeness);
        return likeness >= options.Value.LeastSimilarity
            ? new Passage(best.Chunk.DocumentId, best.Chunk.Document, best.Chunk.Heading, best.Sentence, Math.Min(1, likeness))
            : null;
    }

    private async Task<ReadOnlyMemory<float>[]?> Embed(string[] texts, string sessionKey, CancellationToken cancellationToken) =>
        await chain.Embed(new ModelEmbedding(Purpose, [.. texts], sessionKey), cancellationToken) is { } made && made.Model == Model
            ? [.. made.Vectors]
            : null;

    private static double Likeness(ReadOnlyMemory<float> one, ReadOnlyMemory<float> other) =>
        one.Length == other.Length ? TensorPrimitives.CosineSimilarity(one.Span, other.Span) : 0;
}
