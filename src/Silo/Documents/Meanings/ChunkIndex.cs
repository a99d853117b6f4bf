using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace MirtAi.Silo.Documents.Meanings;

/// <summary>
/// The vectors of one model in this process's memory, as the database has them: only documents that changed are read anew. What was deleted
/// a moment ago may still be chosen here, and is not found in the database then.
/// </summary>
internal sealed class ChunkIndex(DocumentVectors vectors, string model) : IDisposable
{
    /// <summary>
    /// How many chunks are searched by meaning, those of the newest documents first: 120 MB if a vector has 1,536 numbers.
    /// </summary>
    public const int MaxChunks = 20_000;

    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<string, (VectorStamp Stamp, ImmutableArray<ChunkVector> Chunks)> documents = new(StringComparer.Ordinal);

    private ImmutableArray<ChunkVector> all = [];
    private long? version;

    /// <summary>The vectors as they are now.</summary>
    public async Task<ImmutableArray<ChunkVector>> Read(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            // What changes while it is read has a later version, and is read the next time.
            var current = await vectors.Version(cancellationToken);
            if (version != current)
                await Refresh(cancellationToken);
            version = current;
            return all;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The chunks most alike to a question, best first.</summary>
    public static IEnumerable<ChunkVector> Nearest(ImmutableArray<ChunkVector> chunks, ReadOnlyMemory<float> question, int count) => chunks
        .Where(chunk => chunk.Vector.Length == question.Length)
        .Select(chunk => (Chunk: chunk, Likeness: TensorPrimitives.CosineSimilarity(question.Span, chunk.Vector.Span)))
        .OrderByDescending(found => found.Likeness)
        .Take(count)
        .Select(found => found.Chunk);

    public void Dispose() => one.Dispose();

    private async Task Refresh(CancellationToken cancellationToken)
    {
        var stamps = await vectors.Stamps(model, cancellationToken);
        var (isChanged, held) = (false, 0);
        foreach (var gone in documents.Keys.Where(id => !stamps.ContainsKey(id)).ToList())
            isChanged |= documents.Remove(gone);
        // Ids begin with the time.
        foreach (var (id, stamp) in stamps.OrderByDescending(document => document.Key, StringComparer.Ordinal))
        {
            if (held >= MaxChunks)
            {
                isChanged |= documents.Remove(id);
                continue;
            }

            if (!documents.TryGetValue(id, out var known) || known.Stamp != stamp)
            {
                var loaded = await vectors.Load(id, model, cancellationToken);
                known = (stamp, [.. loaded.Select(row => new ChunkVector(id, row.Ordinal, stamp.Attempt, row.Vector))]);
                documents[id] = known;
                isChanged = true;
            }

            held += known.Chunks.Length;
        }

        if (isChanged)
            all = [.. documents.OrderByDescending(document => document.Key, StringComparer.Ordinal)
                .SelectMany(document => document.Value.Chunks).Take(MaxChunks)];
    }
}
