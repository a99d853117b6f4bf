namespace MirtAi.Grains.Catalog;

/// <summary>A size in which a product is made, with its price.</summary>
public sealed record ProductSize(ClothingSize Size, Money Price);
