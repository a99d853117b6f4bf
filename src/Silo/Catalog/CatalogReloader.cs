using Microsoft.Extensions.Logging;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Hosting;

namespace MirtAi.Silo.Catalog;

/// <summary>
/// Reads the catalogue again when its files change, without a restart. It looks at their contents: a watch would miss a folder that is
/// swapped for another, a ConfigMap's new version, and what a network's file system does not report.
/// </summary>
internal sealed partial class CatalogReloader(FileCatalog catalog, string folder, TimeProvider time, ILogger<CatalogReloader> logger)
    : RestartingService(time, logger)
{
    /// <summary>How often it looks. A change is taken once two looks agree: an editor writes a file in several steps.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private string? unsettled;

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period, Clock);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                Look(CatalogSnapshot.Read(folder));
            }
            catch (CatalogException fault)
            {
                LogFaulty(string.Join("; ", fault.Faults));
            }
            catch (Exception exception)
            {
                CaughtFaults.Count("catalog", exception);
                LogFailed(exception, folder);
            }
        }
    }

    private void Look(CatalogSnapshot snapshot)
    {
        var isSettled = snapshot.Fingerprint == unsettled;
        unsettled = snapshot.Fingerprint;
        if (!isSettled || snapshot.Fingerprint == catalog.Fingerprint)
            return;

        catalog.Take(snapshot);
        LogReloaded(catalog.Current.Products.Length);
    }

    [LoggerMessage(6001, LogLevel.Information, "The catalogue was read again: {Products} products")]
    private partial void LogReloaded(int products);

    [LoggerMessage(6002, LogLevel.Error, "The changed catalogue is not taken, the last one stays in force. {Faults}")]
    private partial void LogFaulty(string faults);

    [LoggerMessage(6003, LogLevel.Error, "The catalogue of {Folder} could not be read again, the last one stays in force")]
    private partial void LogFailed(Exception exception, string folder);
}
