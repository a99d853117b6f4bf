using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Documents.Objects;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Documents;

/// <summary>
/// The bytes of documents, written as they come, so that memory holds one piece: in the table <c>document_pieces</c>, or in an object
/// store where there is one. What was stored in the other one before stays there, and is read from there.
/// </summary>
internal sealed class DocumentContents(
    IDatabase database, IOptions<DocumentOptions> options, TimeProvider clock, ObjectContents objects)
{
    /// <summary>Bytes of a piece: few enough for a statement to be short.</summary>
    public const int PieceBytes = 512 << 10;

    /// <summary>
    /// Gives up the bytes <c>@content</c>, in the transaction of whoever needs them no more; afterwards comes <see cref="DeleteGivenUp"/>.
    /// </summary>
    public const string GiveUp = $"delete from document_pieces where content_id = @content; {ObjectRegister.GiveUp}";

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
        return objects.IsOn ? await StoreObject(id, body, cancellationToken) : await StorePieces(id, body, cancellationToken);
    }

    /// <summary>A store wants to know the size and the hash before the bytes: they wait in a file that nobody else sees.</summary>
    private async Task<StoredContent?> StoreObject(string id, Stream body, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"mirt-{id}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        var content = await Take(
            id, body, (_, piece) => file.WriteAsync(piece, cancellationToken).AsTask(), cancellationToken);
        if (content is not { Size: > 0 })
            return content;
        file.Position = 0;
        await objects.Store(id, file, cancellationToken);
        return content;
    }

    private async Task<StoredContent?> StorePieces(string id, Stream body, CancellationToken cancellationToken)
    {
        var content = await Take(
            id, body, (ordinal, piece) => Insert(id, ordinal, piece.ToArray(), cancellationToken), cancellationToken);
        if (content is null)
            await Delete(id, cancellationToken);
        return content;
    }

    private async Task<StoredContent?> Take(
        string id, Stream body, Func<int, ReadOnlyMemory<byte>, Task> write, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceBytes];
        var (size, ordinal) = (0L, 0);
        while (await body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
        {
            size += read;
            if (size > options.Value.MaxBytes)
                return null;
            hash.AppendData(piece, 0, read);
            await write(ordinal++, piece.AsMemory(0, read));
        }

        return new(id, Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    /// <summary>All of the bytes, null if some are missing.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database or the object store does not answer.</exception>
    public async Task<byte[]?> Read(string id, long size, CancellationToken cancellationToken)
    {
        if (await objects.Has(id, cancellationToken))
            return await objects.Read(id, size, cancellationToken);
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
    public async Task Delete(string id, CancellationToken cancellationToken)
    {
        await StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.ExecuteAsync(new CommandDefinition(
                GiveUp, new { content = id }, cancellationToken: cancellationToken));
        });
        await DeleteGivenUp(id, cancellationToken);
    }

    /// <summary>Deletes what <see cref="GiveUp"/> left: bytes in an object store. Later, if that does not answer now.</summary>
    public async Task DeleteGivenUp(string id, CancellationToken cancellationToken)
    {
        if (await objects.Has(id, cancellationToken))
            await objects.TryDelete(id, cancellationToken);
    }

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
