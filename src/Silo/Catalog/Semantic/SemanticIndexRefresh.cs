using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Catalog.Semantic;

/// <summary>
/// Keeps the index of meanings that of the catalogue in force, in the background; without a model there is nothing to do.
/// </summary>
internal sealed partial class SemanticIndexRefresh(
    FileCatalog catalog, SemanticSearch search, SemanticIndexer indexer, TimeProvider time,
    ILogger<SemanticIndexRefresh> logger) : BackgroundService
{
    /// <summary>The pause after the model or the database did not answer.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (search.Model is not { } model)
            return;

        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = catalog.Changed;
            if (await Make(model, stoppingToken))
                await changed.WaitAsync(stoppingToken);
            else
                await Task.Delay(RetryAfter, time, stoppingToken);
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

    [LoggerMessage(6003, LogLevel.Information, "The catalogue can be searched by meaning: {Texts} texts, {Added} of them new")]
    private partial void LogMade(int texts, int added);

    [LoggerMessage(6004, LogLevel.Warning, "The catalogue cannot be searched by meaning yet: {Cause}")]
    private partial void LogAway(string cause);
}
