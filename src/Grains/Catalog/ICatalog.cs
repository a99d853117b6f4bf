namespace MirtAi.Grains.Catalog;

/// <summary>The catalogue in force. It may change between two calls; a turn asks once and keeps what it got.</summary>
public interface ICatalog
{
    /// <summary>The newest valid catalogue.</summary>
    ProductCatalog Current { get; }
}
