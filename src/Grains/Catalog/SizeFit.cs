namespace MirtAi.Grains.Catalog;

/// <summary>How well a size suits a height.</summary>
public enum SizeFit
{
    /// <summary>It is the one.</summary>
    Suits = 0,

    /// <summary>The child is smaller than the product's smallest size.</summary>
    SmallestIsBig = 1,

    /// <summary>The child is taller than the product's largest size.</summary>
    LargestIsSmall = 2,

    /// <summary>The product skips the size of this height; this is the next bigger one.</summary>
    Nearest = 3,
}
