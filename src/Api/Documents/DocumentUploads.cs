using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Documents;

namespace MirtAi.Api.Documents;

/// <summary>Stores files that people upload. The audit trail names the file.</summary>
internal sealed class DocumentUploads(DocumentDesk desk, AuditTrail audit, IOptions<DocumentOptions> options)
{
    /// <summary>The action of a new document in the audit trail.</summary>
    public const string Uploaded = "document-upload";

    /// <summary>The action of other bytes for a document.</summary>
    public const string Replaced = "document-replace";

    /// <summary>The largest file.</summary>
    public int MaxBytes => options.Value.MaxBytes;

    /// <summary>A new document, or other bytes for the one with this id.</summary>
    public async Task<DocumentReceipt> Store(UploadedFile file, string? id, string person, CancellationToken cancellationToken)
    {
        var subject = id is null ? file.Name : $"{id} {file.Name}";
        var entry = await audit.Begin(person, id is null ? Uploaded : Replaced, null, subject, cancellationToken);
        try
        {
            var receipt = id is null
                ? await desk.Upload(file.Name, file.Body, person, cancellationToken)
                : await desk.Replace(id, file.Name, file.Body, person, cancellationToken);
            await End(receipt.Outcome is DocumentOutcome.Stored or DocumentOutcome.Known ? AuditOutcomes.Done : AuditOutcomes.Refused);
            return receipt;
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            await End(AuditOutcomes.Refused);
            throw new BadHttpRequestException("The body ends too early.", exception);
        }

        // After any other failure it is not known what became of it.
        Task End(string outcome) => audit.End(entry, outcome, CancellationToken.None);
    }

    /// <summary>What is wrong with an upload; null if nothing is.</summary>
    public Problem? Fault(DocumentReceipt receipt) => receipt.Outcome switch
    {
        DocumentOutcome.OfAnother => new(
            StatusCodes.Status409Conflict, $"The same bytes are the document {receipt.Document!.Id}: delete one of the two."),
        DocumentOutcome.Missing => Problem.NotFound("Document not found."),
        DocumentOutcome.UnknownFormat => new(StatusCodes.Status415UnsupportedMediaType, DocumentFormats.Advice),
        DocumentOutcome.TooLarge => new(StatusCodes.Status413PayloadTooLarge, $"The file must be at most {MaxBytes} bytes."),
        DocumentOutcome.Empty => Problem.BadRequest("file: is empty."),
        _ => null,
    };
}
