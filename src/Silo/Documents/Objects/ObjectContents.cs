using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Documents.Objects;

/// <summary>Contents of documents in an object store, and the register of them.</summary>
internal sealed partial class ObjectContents(DocumentObjects objects, ObjectRegister register, ILogger<ObjectContents> logger)
{
    /// <summary>Whether new contents go there.</summary>
    public bool IsOn => objects.IsOn;

    /// <summary>Stores what a stream holds from its beginning.</summary>
    /// <exception cref="StorageUnavailableException">The store or the database does not take it.</exception>
    public async Task Store(string id, Stream content, CancellationToken cancellationToken)
    {
        await register.Add(id, cancellationToken);
        try
        {
            await objects.Put(id, content, cancellationToken);
        }
        catch
        {
            // The store may have it: the job looks after it if this cannot be said, either.
            await register.MarkUnwanted(id, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Whether a content lies there.</summary>
    public Task<bool> Has(string id, CancellationToken cancellationToken) => register.Has(id, cancellationToken);

    /// <summary>Its bytes, null if they are missing.</summary>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    public Task<byte[]?> Read(string id, long size, CancellationToken cancellationToken) => objects.IsOn
        ? objects.Read(id, size, cancellationToken)
        : throw new StorageUnavailableException("The document lies in an object store: set DocumentStore:Bucket and its key again");

    /// <summary>Deletes a content that is given up, now or, while the store does not answer, later.</summary>
    public async Task TryDelete(string id, CancellationToken cancellationToken)
    {
        if (!objects.IsOn)
            return;
        try
        {
            await Delete(id, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            LogLater(exception.Message);
        }
    }

    /// <summary>Deletes up to so many that belong to no document.</summary>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="StorageUnavailableException">The store or the database does not answer.</exception>
    public async Task<int> DeleteOrphans(int limit, CancellationToken cancellationToken)
    {
        if (!objects.IsOn)
            return 0;
        var orphans = await register.Orphans(limit, cancellationToken);
        foreach (var id in orphans)
            await Delete(id, cancellationToken);
        return orphans.Count;
    }

    private async Task Delete(string id, CancellationToken cancellationToken)
    {
        await objects.Delete(id, cancellationToken);
        await register.Remove(id, cancellationToken);
    }

    [LoggerMessage(6405, LogLevel.Warning, "A document's object is deleted later: {Cause}")]
    private partial void LogLater(string cause);
}
