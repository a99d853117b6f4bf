using MirtAi.Grains.Catalog;

namespace MirtAi.Silo.Catalog;

/// <summary>The catalogue of a folder. A faulty change of its files leaves the last valid catalogue in force.</summary>
internal sealed class FileCatalog : ICatalog
{
    private readonly string folder;
    private volatile ProductCatalog current;
    private volatile IReadOnlyList<string> faults = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="CatalogException">The files are faulty.</exception>
    public FileCatalog(string folder)
    {
        this.folder = folder;
        var snapshot = CatalogSnapshot.Read(folder);
        current = CatalogLoader.Load(snapshot);
        Fingerprint = snapshot.Fingerprint;
    }

    public ProductCatalog Current => current;

    /// <summary>That of the files which were last taken or refused.</summary>
    public string Fingerprint { get; private set; }

    /// <summary>Why the files that lie there now are not those in force; empty if they are.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>
    /// Ends when another catalogue than the one at the time of asking is in force. Ask before reading <see cref="Current"/>.
    /// </summary>
    public Task Changed => Volatile.Read(ref changed).Task;

    /// <summary>Reads the folder again.</summary>
    /// <exception cref="CatalogException">The files are faulty.</exception>
    public void Reload() => Take(CatalogSnapshot.Read(folder));

    /// <summary>Puts the catalogue of these files in force.</summary>
    /// <exception cref="CatalogException">They are faulty.</exception>
    public void Take(CatalogSnapshot snapshot)
    {
        Fingerprint = snapshot.Fingerprint;
        try
        {
            current = CatalogLoader.Load(snapshot);
            faults = [];
        }
        catch (CatalogException exception)
        {
            faults = exception.Faults;
            throw;
        }

        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
