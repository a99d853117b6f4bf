
using MirtAi.Grains.Catalog;

namespace MirtAi.Silo.Catalog;

/// <summary>The catalogue of a folder. A faulty change of its files leaves the last valid catalogue in force.</summary>
internal sealed class FileCatalog(string folder) : ICatalog
{
    private volatile ProductCatalog current = CatalogLoader.Load(folder);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProductCatalog Current => current;

    /// <summary>
    /// Ends when another catalogue than the one at the time of asking is in force. Ask before reading <see cref="Current"/>.
    /// </summary>
    public Task Changed => Volatile.Read(ref changed).Task;

    /// <summary>Reads the folder again.</summary>
    /// <exception cref="CatalogException">The files are faulty.</exception>
    public void Reload()
    {
        current = CatalogLoader.Load(folder);
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
