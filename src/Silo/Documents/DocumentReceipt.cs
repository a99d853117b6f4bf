namespace MirtAi.Silo.Documents;

/// <summary>What became of an upload.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Document">The document as it now is; of <see cref="DocumentOutcome.OfAnother"/> the other one; else null.</param>
public sealed record DocumentReceipt(DocumentOutcome Outcome, DocumentView? Document = null);
