namespace MirtAi.Silo.Documents;

/// <summary>Turns documents into markdown.</summary>
internal interface IDocumentConverter
{
    /// <summary>The markdown, or why there is none. Time and memory are bounded, whatever the document is.</summary>
    /// <param name="format">One of <see cref="DocumentFormats"/>.</param>
    /// <param name="content">The document.</param>
    /// <param name="cancellationToken">Ends the conversion at once.</param>
    Task<ConvertedDocument> Convert(string format, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
