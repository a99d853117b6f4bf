namespace MirtAi.Grains.Documents;

/// <summary>Nothing is found where there is no database.</summary>
internal sealed class NoDocuments : IDocumentSearch
{
    /// <inheritdoc/>
    public Task<Passage?> Find(string question, string sessionKey, CancellationToken cancellationToken) =>
        Task.FromResult<Passage?>(null);
}
