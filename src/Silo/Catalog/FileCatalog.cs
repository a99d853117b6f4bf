
namespace MirtAi.Catalog;

/// <summary>The catalogue of a folder. A faulty change of its files leaves the last valid catalogue in force.</summary>
internal sealed class FileCatalog(string folder) : ICatalog
{
    private volatile ProductCatalog current = CatalogLoader.Load(folder);

    public ProductCatalog Current => current;

    /// <summary>Reads the folder again.</summary>
    /// <exception cref="CatalogException">The files are faulty.</exception>
    public void Reload() => current = CatalogLoader.Load(folder);
}
