namespace MirtAi.Grains.Documents;

/// <summary>Nothing is found where there is no database.</summary>
internal sealed class NoDocuments : IDocumentSearch
{
    /// <inheritdoc/>
    public Task<Passage?> Find(string question, CancellationToken cancellationToken) => Task.FromResult<Passage?>(null);
}
