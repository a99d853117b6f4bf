using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Photos;

/// <summary>What the shop makes of a photo. Pure: the same reading and catalogue give the same verdict.</summary>
public abstract record PhotoVerdict
{
    /// <summary>From here on the best candidate is the product.</summary>
    public const double Certain = 0.85;

    /// <summary>From here on it is worth asking whether it is.</summary>
    public const double Possible = 0.5;

    /// <summary>From here on another candidate is named beside the best one.</summary>
    public const double Conceivable = 0.2;

    /// <summary>How many products a question names.</summary>
    public const int MaxAlternatives = 3;

    private PhotoVerdict()
    {
    }

    /// <summary>One product, in a colour that it is made in or in none that could be told.</summary>
    public sealed record Recognised(Product Product, ProductColor? Color) : PhotoVerdict;

    /// <summary>
    /// One of these, the likeliest first; at least one. The colour is what all of them are made in and were seen in, or null.
    /// </summary>
    public sealed record Ambiguous(ImmutableArray<Product> Products, string? ColorId) : PhotoVerdict;

    /// <summary>Something that the catalogue does not hold.</summary>
    public sealed record Foreign : PhotoVerdict;

    /// <summary>Nothing can be told.</summary>
    public sealed record Unclear : PhotoVerdict;

    /// <summary>Nobody could look: there is no recogniser, it failed, or the photo could not be opened.</summary>
    public sealed record Unseen : PhotoVerdict;

    /// <summary>The verdict on a reading; null stands for a photo that nobody could look at.</summary>
    public static PhotoVerdict On(PhotoReading? reading, ProductCatalog catalog)
    {
        if (reading is null)
            return new Unseen();

        var candidates = reading.Candidates.OrderByDescending(candidate => candidate.Confidence).ToImmutableArray();
        if (candidates is [{ Confidence: >= Certain } unknown, ..] && catalog.Find(unknown.ProductId) is null)
            return new Foreign();

        var known = candidates.Where(candidate => catalog.Find(candidate.ProductId) is not null)
            .DistinctBy(candidate => candidate.ProductId)
            .ToImmutableArray();
        return known switch
        {
            [{ Confidence: >= Certain } best, .. var others] when others.All(other => other.Confidence < Certain) =>
                Recognise(best, catalog),
            [{ Confidence: >= Possible }, ..] => Doubt(known, catalog),
            _ => reading.IsForeign ? new Foreign() : new Unclear(),
        };
    }

    private static Recognised Recognise(PhotoCandidate candidate, ProductCatalog catalog)
    {
        var product = catalog.Find(candidate.ProductId)!;
        return new Recognised(product, product.Color(candidate.ColorId));
    }

    /// <summary>Beside the best stand the other candidates, else what the catalogue says it is confused with.</summary>
    private static Ambiguous Doubt(ImmutableArray<PhotoCandidate> known, ProductCatalog catalog)
    {
        var best = catalog.Find(known[0].ProductId)!;
        var others = known[1..].Where(candidate => candidate.Confidence >= Conceivable).Select(candidate => candidate.ProductId).ToList();
        var products = (others.Count > 0 ? others : [.. best.Visual.ConfusedWith])
            .Select(catalog.Find).OfType<Product>().Prepend(best).Take(MaxAlternatives).ToImmutableArray();
        var color = known[0].ColorId;
        return new Ambiguous(products, products.All(product => product.Color(color) is not null) ? color : null);
    }
}
