using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MirtAi.Silo.Catalog;

/// <summary>Reads the catalogue again when its files change, without a restart.</summary>
internal sealed partial class CatalogReloader(FileCatalog catalog, string folder, TimeProvider time, ILogger<CatalogReloader> logger)
    : BackgroundService
{
    // An editor writes a file in several steps.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private readonly PhysicalFileProvider files = new(folder);
    private Task changed = Task.CompletedTask;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        changed = NextChange();
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        files.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await changed.WaitAsync(stoppingToken);
            // Watched from before the files are read: a change while they are being read is the next one.
            changed = NextChange();
            await Task.Delay(Settling, time, stoppingToken);
            Reload();
        }
    }

    private Task NextChange()
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        files.Watch("*.yaml").RegisterChangeCallback(_ => changed.TrySetResult(), null);
        return changed.Task;
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
