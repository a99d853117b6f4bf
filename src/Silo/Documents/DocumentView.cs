using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Documents;

/// <summary>A document that answers are taken from.</summary>
public record DocumentView
{
    public required string Id { get; init; }

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Of its bytes, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    [AllowedValues(DocumentStatus.Pending, DocumentStatus.Processing, DocumentStatus.Ready, DocumentStatus.Failed)]
    public required string Status { get; init; }

    /// <summary>Why it failed; null if it did not.</summary>
    [AllowedValues(
        DocumentReasons.Encrypted, DocumentReasons.Damaged, DocumentReasons.OtherFormat, DocumentReasons.NoText, DocumentReasons.TooLarge,
        DocumentReasons.TooSlow, DocumentReasons.GaveUp)]
    public string? Reason { get; init; }

    /// <summary>What the reason means and what to do.</summary>
    public string? Advice => DocumentReasons.Advice(Reason);

    /// <summary>How many pieces of it can be found.</summary>
    public required long Chunks { get; init; }

    /// <summary>Who uploaded these bytes.</summary>
    public required string UploadedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
