using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Broadcasts;

/// <summary>Broadcasts in the management API.</summary>
internal sealed class BroadcastEndpoints : IEndpointSource
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var management = endpoints.MapManagementGroup();
        management.MapPost("/broadcasts", Plan)
            .Produces<BroadcastPreview>().Produces<BroadcastView>(StatusCodes.Status201Created).Produces400().Produces409()
            .Produces422()
            .WithSummary("Plans one message to many customers; with dryRun it only counts them. Repeated with the same Idempotency-Key "
                + "it is planned once");
        management.MapGet("/broadcasts", List).WithSummary("Broadcasts, newest first, and how far they are").Produces400();
        management.MapGet("/broadcasts/{id}", Find).WithSummary("One broadcast, and how far it is").Produces404();
        Map("pause", BroadcastSteering.Pause, "Nobody else gets it until it is resumed");
        Map("resume", BroadcastSteering.Resume, "It goes on where it was paused");
        Map("cancel", BroadcastSteering.Cancel, "Nobody else gets it, and what is not yet being sent is withdrawn");

        void Map(string verb, BroadcastSteering steering, string summary) => management
            .MapPost($"/broadcasts/{{id}}/{verb}", (
                string id,
                [FromServices] BroadcastDesk desk,
                [FromServices] BroadcastQueries broadcasts,
                CancellationToken cancellationToken) =>
                Steer(id, steering, desk, broadcasts, cancellationToken))
            .WithSummary(summary).Produces404().Produces409();
    }

    private static async Task<IResult> Plan(
        BroadcastRequest request,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        [FromServices] KnownChannels channels,
        [FromServices] BroadcastDesk desk,
        [FromServices] BroadcastQueries broadcasts,
        [FromServices] IOptions<BroadcastOptions> options,
        [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault(IdempotencyKey.Header, idempotencyKey) is { } wrong)
            return wrong;
        if (request.Fault(channels.Names, clock.GetUtcNow()) is { } fault)
            return Problem.BadRequest(fault.Detail);
        var key = FilterText.OrNull(idempotencyKey);
        var id = RepeatableId.Of("broadcast", key, clock);
        var digest = key is null ? null : Digest(request);
        if (key is not null && !request.DryRun && await broadcasts.Find(id, cancellationToken) is { } planned)
            return Planned(planned, digest);
        var audience = Audience(request.Audience ?? new BroadcastCriteria());
        var preview = await desk.Preview(audience, cancellationToken);
        if (request.DryRun)
            return TypedResults.Ok(preview);
        if (preview.Recipients == 0)
            return new Problem(StatusCodes.Status409Conflict, "Nobody of this audience can be sent it; dryRun tells why.");
        if (preview.Recipients > preview.MaxRecipients)
            return new Problem(
                StatusCodes.Status409Conflict,
                $"The audience has {preview.Recipients} recipients, and Broadcasts:MaxRecipients is {preview.MaxRecipients}.");
        var whole = request with { OptOutButton = request.OptOutButton ?? options.Value.OptOutButton };
        var plan = Of(whole, audience, preview.Recipients, clock.GetUtcNow()) with { RequestDigest = digest };
        await desk.Plan(id, plan, cancellationToken);
        return Planned(await broadcasts.Find(id, cancellationToken), digest);
    }

    /// <summary>Answers with the broadcast of a request, unless it is that of another request with the same key.</summary>
    private static IResult Planned(BroadcastView? broadcast, string? digest) =>
        IsOfOther(broadcast, digest)
            ? IdempotencyKey.Reused
            : TypedResults.Created((string?)null, broadcast);

    /// <summary>Whether a broadcast was planned by another request than one with this digest.</summary>
    internal static bool IsOfOther(BroadcastView? broadcast, string? digest) =>
        broadcast?.RequestDigest is { } planned && planned != digest;

    /// <summary>What a request asks for in short, with what else belongs to it.</summary>
    internal static string Digest(BroadcastRequest request, params ReadOnlySpan<string> more) =>
        RepeatableId.Digest([JsonSerializer.Serialize(request, BroadcastApiJson.Default.BroadcastRequest), .. more]);

    private static async Task<Results<Ok<Listing<BroadcastView>>, Problem>> List(
        int? page, int? pageSize, [FromServices] BroadcastQueries broadcasts, CancellationToken cancellationToken)
    {
        if (Paging.Fault(page, pageSize, out var request) is { } fault)
            return fault;
        return TypedResults.Ok(await broadcasts.List(request, cancellationToken));
    }

    private static async Task<Results<Ok<BroadcastView>, Problem>> Find(
        string id, [FromServices] BroadcastQueries broadcasts, CancellationToken cancellationToken) =>
        await broadcasts.Find(id, cancellationToken) is { } broadcast
            ? TypedResults.Ok(broadcast)
            : Problem.NotFound("Broadcast not found.");

    private static async Task<Results<Ok<BroadcastView>, Problem>> Steer(
        string id, BroadcastSteering steering, BroadcastDesk desk, BroadcastQueries broadcasts, CancellationToken cancellationToken)
    {
        if (await broadcasts.Find(id, cancellationToken) is null)
            return Problem.NotFound("Broadcast not found.");
        var done = await desk.Steer(id, steering, cancellationToken);
        return done
            ? await Find(id, broadcasts, cancellationToken)
            : new Problem(StatusCodes.Status409Conflict, "The broadcast is over.");
    }

    internal static BroadcastAudience Audience(BroadcastCriteria criteria) => new()
    {
        Channel = criteria.Channel,
        Language = criteria.Language,
        State = criteria.State,
        ActiveSince = criteria.ActiveSince,
        Customers = [.. criteria.Customers ?? []],
        Tags = TagRules.Of(criteria.Tags ?? []),
        Subscription = criteria.Subscription,
    };

    internal static BroadcastPlan Of(BroadcastRequest request, BroadcastAudience audience, int recipients, DateTimeOffset now) => new()
    {
        Words = new CustomerWords(request.Text?.Uk?.Trim() ?? "", request.Text?.Ru?.Trim() ?? "", request.Text?.En?.Trim() ?? ""),
        Audience = audience,
        Photo = request.Photo,
        Buttons = [.. request.Buttons ?? []],
        OptOutButton = request.OptOutButton is not false,
        At = request.At ?? now,
        Recipients = recipients,
    };
}
