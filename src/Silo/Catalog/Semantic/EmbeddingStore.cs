using Dapper;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Catalog.Semantic;

/// <summary>Vectors of texts in the table <c>embeddings</c>, by model and the text's hash, as little-endian 32-bit floats.</summary>
internal sealed class EmbeddingStore(IDatabase database)
{
    /// <summary>The vectors that are known, by hash.</summary>
    public Task<Dictionary<string, ReadOnlyMemory<float>>> Load(string model, string[] hashes, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var rows = await connection.QueryAsync<Row>(new CommandDefinition(
                $"""
                select text_hash as "Hash", vector as "Vector" from embeddings
                where model = @model and {database.IsOneOf("text_hash", "@hashes")}
                """,
                new { model, hashes },
                cancellationToken: cancellationToken));
            return rows.ToDictionary(
                row => row.Hash,
                row => VectorBytes.Read(row.Vector),
                StringComparer.Ordinal);
        });

    /// <summary>Keeps vectors; one that is known already stays as it is.</summary>
    public Task Store(
        string model, IEnumerable<(string Hash, ReadOnlyMemory<float> Vector)> vectors, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.ExecuteAsync(new CommandDefinition(
                $"""
                insert into embeddings (model, text_hash, vector, at) values (@model, @hash, @vector, {database.Now})
                on conflict (model, text_hash) do nothing
                """,
                vectors.Select(one => new { model, hash = one.Hash, vector = VectorBytes.Of(one.Vector) }),
                cancellationToken: cancellationToken));
        });

    private sealed record Row
    {
        public string Hash { get; init; } = "";

        public byte[] Vector { get; init; } = [];
    }
}
