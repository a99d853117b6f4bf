using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Hosting;

namespace MirtAi.Silo.Catalog.Semantic;

/// <summary>
/// Keeps the index of meanings that of the catalogue in force, in the background; without a model there is nothing to do.
/// </summary>
internal sealed partial class SemanticIndexRefresh(
    FileCatalog catalog, SemanticSearch search, SemanticIndexer indexer, TimeProvider time,
    ILogger<SemanticIndexRefresh> logger) : RestartingService(time, logger)
{
    /// <summary>The pause after the model or the database did not answer.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken stopping)
    {
        if (search.Model is not { } model)
            return;

        while (!stopping.IsCancellationRequested)
        {
            var changed = catalog.Changed;
            if (await Make(model, stopping))
                await changed.WaitAsync(stopping);
            else
                await Task.Delay(RetryAfter, Clock, stopping);
        }
    }

    private async Task<bool> Make(string model, CancellationToken cancellationToken)
    {
        try
        {
            if (await indexer.Make(catalog.Current, model, cancellationToken) is not { } made)
                return false;

            search.Use(made.Index);
            LogMade(made.Index.Entries.Length, made.Added);
            return true;
        }
        catch (StorageUnavailableException exception)
        {
            LogAway(exception.Message);
            return false;
        }
    }

    [LoggerMessage(6005, LogLevel.Information, "The catalogue can be searched by meaning: {Texts} texts, {Added} of them new")]
    private partial void LogMade(int texts, int added);

    [LoggerMessage(6004, LogLevel.Warning, "The catalogue cannot be searched by meaning yet: {Cause}")]
    private partial void LogAway(string cause);
}
