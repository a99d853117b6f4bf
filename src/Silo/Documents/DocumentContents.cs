using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Documents;

/// <summary>The bytes of documents in the table <c>document_pieces</c>: written as they come, so that memory holds one piece.</summary>
internal sealed class DocumentContents(IDatabase database, IOptions<DocumentOptions> options, TimeProvider clock)
{
    /// <summary>Bytes of a piece: few enough for a statement to be short.</summary>
    public const int PieceBytes = 512 << 10;

    /// <summary>What uploads left behind that never ended; the slowest one may take hours.</summary>
    public static ExpiringRows Abandoned { get; } = new(
        "document-uploads", "document_pieces", "content_id, ordinal", "at", TimeSpan.FromHours(1))
    {
        Retention = TimeSpan.FromDays(1),
        MaxDeleted = 40,
        Condition = "not exists (select 1 from documents where documents.content_id = document_pieces.content_id)",
    };

    /// <summary>Stores what comes; null if it is more than <see cref="DocumentOptions.MaxBytes"/>, of which nothing stays.</summary>
    public async Task<StoredContent?> Store(Stream body, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceBytes];
        var (size, ordinal) = (0L, 0);
        while (await body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
        {
            size += read;
            if (size > options.Value.MaxBytes)
            {
                await Delete(id, cancellationToken);
                return null;
            }

            hash.AppendData(piece, 0, read);
            await Insert(id, ordinal++, read == piece.Length ? piece : piece[..read], cancellationToken);
        }

        return new(id, Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    /// <summary>All of the bytes, null if some are missing.</summary>
    public async Task<byte[]?> Read(string id, long size, CancellationToken cancellationToken)
    {
        var content = new byte[size];
        var filled = 0L;
        for (var ordinal = 0; filled < size; ordinal++)
        {
            if (await Piece(id, ordinal, cancellationToken) is not { Length: > 0 } piece || piece.Length > size - filled)
                return null;
            piece.CopyTo(content, filled);
            filled += piece.Length;
        }

        return content;
    }

    /// <summary>Deletes the bytes.</summary>
    public Task Delete(string id, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "delete from document_pieces where content_id = @id", new { id }, cancellationToken: cancellationToken));
    });

    private Task<int> Insert(string id, int ordinal, byte[] bytes, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"insert into document_pieces (content_id, ordinal, bytes, at) values (@id, @ordinal, @bytes, {database.Now})",
            new { id, ordinal, bytes },
            cancellationToken: cancellationToken));
    });

    private Task<byte[]?> Piece(string id, int ordinal, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<byte[]?>(new CommandDefinition(
            "select bytes from document_pieces where content_id = @id and ordinal = @ordinal", new { id, ordinal },
            cancellationToken: cancellationToken));
    });
}
