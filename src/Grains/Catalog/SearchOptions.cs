using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Catalog;

/// <summary>How products are searched by meaning. Section <c>Search</c>.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>
    /// How alike a text and a product must be, as the cosine of their vectors; below it nothing fits. What is much depends on the model.
    /// </summary>
    /// <value>Default 0.35.</value>
    [Range(0.0, 1.0)]
    public double LeastSimilarity { get; set; } = 0.35;

    /// <summary>How long a customer's text may take to become a vector; after that words alone are searched.</summary>
    /// <value>Default 3 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);
}
