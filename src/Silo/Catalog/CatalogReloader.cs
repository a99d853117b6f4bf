using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace MirtAi.Catalog;

/// <summary>Reads the catalogue again when its files change, without a restart.</summary>
internal sealed partial class CatalogReloader(FileCatalog catalog, string folder, TimeProvider time, ILogger<CatalogReloader> logger)
    : BackgroundService
{
    // An editor writes a file in several steps.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var files = new PhysicalFileProvider(folder);
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            IChangeToken token = files.Watch("*.yaml");
            using var watching = token.RegisterChangeCallback(_ => changed.TrySetResult(), null);
            await changed.Task.WaitAsync(stoppingToken);
            await Task.Delay(Settling, time, stoppingToken);
            Reload();
        }
    }

    private void Reload()
    {
        try
        {
            catalog.Reload();
            LogReloaded(catalog.Current.Products.Length);
        }
        catch (Exception fault) when (fault is CatalogException or IOException)
        {
            LogFaulty(fault.Message);
        }
    }

    [LoggerMessage(6001, LogLevel.Information, "The catalogue was read again: {Products} products")]
    private partial void LogReloaded(int products);

    [LoggerMessage(6002, LogLevel.Error, "The changed catalogue is not taken, the last one stays in force. {Faults}")]
    private partial void LogFaulty(string faults);
}
