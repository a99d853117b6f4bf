using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Documents;

/// <summary>Documents that answers are taken from, in the management API.</summary>
internal sealed class DocumentEndpoints : IEndpointSource
{
    private const string NameMeaning = "The file's name, where the body is the file itself.";

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var management = endpoints.MapManagementGroup();
        management.MapGet("/documents", List).WithMetadata(new ParameterValues("status", DocumentStatus.All)).Produces400()
            .WithSummary("Documents that answers are taken from, newest first");
        management.MapGet("/documents/{id}", Find).WithSummary("One document with its text").Produces404();
        management.MapPost("/documents", Upload).WithMetadata(AuditAction.OfCommit)
            .Accepts<IFormFile>("multipart/form-data", "application/octet-stream")
            .Produces<DocumentView>().Produces<DocumentView>(StatusCodes.Status201Created).Produces400().Produces413().Produces415()
            .WithSummary("Uploads a document: as the file of a form, or as the body itself with its name in the query. 200 if the same "
                + "bytes are there already");
        management.MapPut("/documents/{id}", Replace).WithMetadata(AuditAction.OfCommit).WithName("replaceDocument")
            .Accepts<IFormFile>("multipart/form-data", "application/octet-stream")
            .Produces<DocumentView>().Produces400().Produces404().Produces409().Produces413().Produces415()
            .WithSummary("Gives a document other bytes; what it was answers until they are read");
        management.MapPost("/documents/{id}/reprocess", Reprocess).WithMetadata(new AuditAction("document-reprocess"))
            .WithName("reprocessDocument").WithSummary("Reads a document again").Produces404();
        management.MapDelete("/documents/{id}", Delete).WithMetadata(new AuditAction("document-delete"))
            .WithSummary("Deletes a document with all by which it was found").Produces404();
    }

    private static async Task<Results<Ok<Listing<DocumentView>>, Problem>> List(
        string? status, string? q, int? page, int? pageSize, [FromServices] DocumentQueries documents, CancellationToken cancellationToken)
    {
        var (ofStatus, words) = (FilterText.OrNull(status), FilterText.OrNull(q));
        var fault = Paging.Fault(page, pageSize, out var request) ?? FilterText.Fault("status", ofStatus, DocumentStatus.All)
            ?? FilterText.Fault("q", words);
        return fault is null ? TypedResults.Ok(await documents.List(ofStatus, words, request, cancellationToken)) : fault;
    }

    private static async Task<Results<Ok<DocumentDetails>, Problem>> Find(
        string id, [FromServices] DocumentQueries documents, CancellationToken cancellationToken) =>
        FilterText.Fault("id", id) is null && await documents.Find(id, cancellationToken) is { } document
            ? TypedResults.Ok(document)
            : NotFound;

    private static async Task<IResult> Upload(
        HttpContext context, [Description(NameMeaning)] string? name, [FromServices] DocumentUploads uploads,
        CancellationToken cancellationToken)
    {
        var (file, _) = await FileUpload.Open(context.Request, name, uploads.MaxBytes, cancellationToken);
        var receipt = await uploads.Store(file, null, Person(context), cancellationToken);
        return uploads.Fault(receipt) is { } fault ? fault
            : receipt.Outcome is DocumentOutcome.Known ? TypedResults.Ok(receipt.Document!)
            : TypedResults.Created($"/api/v1/documents/{receipt.Document!.Id}", receipt.Document!);
    }

    private static async Task<IResult> Replace(
        HttpContext context, string id, [Description(NameMeaning)] string? name, [FromServices] DocumentUploads uploads,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is not null)
            return NotFound;
        var (file, _) = await FileUpload.Open(context.Request, name, uploads.MaxBytes, cancellationToken);
        var receipt = await uploads.Store(file, id, Person(context), cancellationToken);
        return uploads.Fault(receipt) is { } fault ? fault : TypedResults.Ok(receipt.Document!);
    }

    private static async Task<Results<Ok<DocumentDetails>, Problem>> Reprocess(
        string id, [FromServices] DocumentDesk desk, [FromServices] DocumentQueries documents, CancellationToken cancellationToken) =>
        FilterText.Fault("id", id) is null && await desk.Reprocess(id, cancellationToken)
            ? await Find(id, documents, cancellationToken)
            : NotFound;

    private static async Task<Results<NoContent, Problem>> Delete(
        string id, [FromServices] DocumentDesk desk, CancellationToken cancellationToken) =>
        FilterText.Fault("id", id) is null && await desk.Delete(id, cancellationToken) ? TypedResults.NoContent() : NotFound;

    private static string Person(HttpContext context) => context.User.Identity?.Name ?? ManagerMessage.DefaultManager;

    private static Problem NotFound => Problem.NotFound("Document not found.");
}
