using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Documents;

/// <summary>Documents that answers are taken from. Section <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>The largest file, in bytes.</summary>
    /// <value>Default 50 MiB, which is the most.</value>
    [Range(1_024, 50 << 20, ErrorMessage = "set 1024 to 52428800 bytes")]
    public int MaxBytes { get; set; } = 50 << 20;

    /// <summary>How long a document may take to be read.</summary>
    /// <value>Default 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00", ErrorMessage = "set 00:00:05 to 00:30:00")]
    public TimeSpan ConversionTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The part of a question's words, by their weight, that a sentence and the headings above it must have to be quoted; below it nothing
    /// is known. Rare words weigh more.
    /// </summary>
    /// <value>Default 0.6.</value>
    [Range(0.1, 1.0, ErrorMessage = "set 0.1 to 1")]
    public double LeastMatch { get; set; } = 0.6;

    /// <summary>
    /// How alike a question and a sentence with the headings above it must be to be quoted, as the cosine of their vectors, where an
    /// embedding model is set and words found nothing. What is much depends on the model.
    /// </summary>
    /// <value>Default 0.5.</value>
    [Range(0.1, 1.0, ErrorMessage = "set 0.1 to 1")]
    public double LeastSimilarity { get; set; } = 0.5;
}
