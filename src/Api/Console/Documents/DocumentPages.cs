using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Console.People;
using MirtAi.Api.Documents;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Silo.Documents;

namespace MirtAi.Api.Console.Documents;

/// <summary>The shop's documents.</summary>
internal static class DocumentPages
{
    private const string Path = "/console/documents";

    public static void MapDocumentPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/documents", List);
        console.MapGet("/documents/{id}", Find);
        // What customers are answered with.
        var operators = console.MapGroup("").RequireAuthorization(ConsoleRoles.OperatorPolicy);
        operators.MapPost("/documents", Upload).WithMetadata(new StreamedForm());
        operators.MapPost("/documents/{id}", Replace).WithMetadata(new StreamedForm());
        operators.MapPost("/documents/{id}/reprocess", Reprocess)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("document-reprocess"));
        operators.MapPost("/documents/{id}/delete", Delete)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("document-delete"));
    }

    /// <summary>Where a document is shown.</summary>
    public static string Of(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, DocumentQueries documents, [FromServices] DocumentUploads uploads, string? status,
        string? q, int? page, CancellationToken cancellationToken)
    {
        var (ofStatus, words) = (FilterText.OrNull(status), FilterText.OrNull(q));
        var fault = Paging.LeafedFault(page, out var request) ?? FilterText.Fault("status", ofStatus, DocumentStatus.All)
            ?? FilterText.Fault("q", words);
        if (fault is not null)
            return fault;
        return pages.Show<DocumentsPage>(
            context, ("List", await documents.List(ofStatus, words, request, cancellationToken)), ("Status", ofStatus), ("Words", words),
            ("MaxBytes", uploads.MaxBytes));
    }

    private static async Task<IResult> Find(
        HttpContext context, ConsolePages pages, DocumentQueries documents, [FromServices] DocumentUploads uploads, string id,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        return await documents.Find(id, cancellationToken) is { } document
            ? pages.Show<DocumentPage>(context, ("Document", document), ("MaxBytes", uploads.MaxBytes))
            : NotFound;
    }

    private static Task<IResult> Upload(
        HttpContext context, [FromServices] DocumentUploads uploads, IAntiforgery antiforgery, CancellationToken cancellationToken) =>
        Store(context, null, uploads, antiforgery, cancellationToken);

    private static async Task<IResult> Replace(
        HttpContext context, [FromServices] DocumentUploads uploads, IAntiforgery antiforgery, string id,
        CancellationToken cancellationToken) =>
        FilterText.Fault("id", id) ?? await Store(context, id, uploads, antiforgery, cancellationToken);

    private static async Task<IResult> Store(
        HttpContext context, string? id, DocumentUploads uploads, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        if (context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
            return OwnForms.Foreign;
        var (file, fields) = await FileUpload.Open(context.Request, name: null, uploads.MaxBytes, cancellationToken);
        if (!await OwnForms.IsOwn(context, antiforgery, fields.GetValueOrDefault("form")))
            return OwnForms.Foreign;
        var receipt = await uploads.Store(file, id, context.User.Identity?.Name ?? ManagerMessage.DefaultManager, cancellationToken);
        return uploads.Fault(receipt) is { } fault
            ? fault
            : After(Of(receipt.Document!.Id), receipt.Outcome is DocumentOutcome.Known ? "knownDocument" : "document");
    }

    private static async Task<IResult> Reprocess(string id, [FromServices] DocumentDesk desk, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        return await desk.Reprocess(id, cancellationToken) ? After(Of(id), "documentAgain") : NotFound;
    }

    private static async Task<IResult> Delete(string id, [FromServices] DocumentDesk desk, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        return await desk.Delete(id, cancellationToken) ? After(Path, "documentDeleted") : NotFound;
    }

    private static RedirectHttpResult After(string path, string notice) =>
        TypedResults.LocalRedirect(QueryHelpers.AddQueryString(path, ConsolePages.Notice, notice));

    private static Problem NotFound => Problem.NotFound("Document not found.");
}
