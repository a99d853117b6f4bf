using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>What a manager does about a conversation.</summary>
internal static class SessionActionEndpoints
{
    public static void MapSessionActions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map("takeover", ManagerActionKind.TakeOver, "From now on a person answers: the bot is silent");
        endpoints.Map(
            "handback", ManagerActionKind.HandBack, "The bot answers again, also what the customer wrote after the last person's word");
        endpoints.Map(
            "close", ManagerActionKind.Close, "It is dealt with: calls for a person are closed, and the bot answers what comes next");
        endpoints.MapPost("/sessions/{key}/messages", Say).Produces400().Produces404().Produces409().Produces422()
            .WithMetadata(AuditAction.OfCommit)
            .WithSummary("Writes to the customer as the shop; who writes to a customer whom the bot has, takes over. Refused for a manager "
                + "while another one has the conversation");
        endpoints.MapPut("/sessions/{key}/tags", SetTags).Produces400().Produces404().WithMetadata(AuditAction.OfCommit)
            .WithSummary("Sets what the customer is called by: broadcasts choose by it");
    }

    private static void Map(this IEndpointRouteBuilder endpoints, string verb, ManagerActionKind kind, string summary) =>
        endpoints.MapPost(
                $"/sessions/{{key}}/{verb}",
                (
                    string key,
                    [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] ManagerRequest? request,
                    [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
                    [FromServices] ManagerActions actions,
                    SessionQueries sessions,
                    CancellationToken cancellationToken) =>
                    Do(key, new ManagerMessage { Manager = request?.Manager }, kind, idempotencyKey, actions, sessions, cancellationToken))
            .Produces400().Produces404().Produces409().Produces422().WithMetadata(AuditAction.OfCommit).WithSummary(summary);

    private static async Task<Results<Ok<SessionDetails>, Problem>> SetTags(
        string key, TagPatch patch, [FromServices] ManagerActions actions, SessionQueries sessions, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        if (patch.Fault() is { } wrong)
            return Problem.BadRequest(wrong);
        await actions.Do(
            key,
            new ManagerAction
            {
                Kind = ManagerActionKind.Tag,
                Manager = FilterText.OrNull(patch.Manager) ?? ManagerMessage.DefaultManager,
                Tags = [.. patch.Tags!],
            },
            cancellationToken);
        return await sessions.Find(key, cancellationToken) is { } session
            ? TypedResults.Ok(session)
            : Problem.NotFound("Session not found.");
    }

    private static Task<Results<Ok<SessionDetails>, Problem>> Say(
        string key,
        ManagerMessage message,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        [FromServices] ManagerActions actions,
        SessionQueries sessions,
        CancellationToken cancellationToken) =>
        message.Fault() is { } fault
            ? Task.FromResult<Results<Ok<SessionDetails>, Problem>>(Problem.BadRequest(fault))
            : Do(key, message, ManagerActionKind.Say, idempotencyKey, actions, sessions, cancellationToken);

    private static async Task<Results<Ok<SessionDetails>, Problem>> Do(
        string key,
        ManagerMessage message,
        ManagerActionKind kind,
        string? idempotencyKey,
        [FromServices] ManagerActions actions,
        SessionQueries sessions,
        CancellationToken cancellationToken)
    {
        var fault = FilterText.Fault("key", key)
            ?? FilterText.Fault(IdempotencyKey.Header, idempotencyKey)
            ?? (ManagerMessage.NameFault(message.Manager) is { } name ? Problem.BadRequest(name) : null);
        if (fault is not null)
            return fault;
        var (manager, text) = (FilterText.OrNull(message.Manager) ?? ManagerMessage.DefaultManager, message.Text ?? "");
        var receipt = await actions.Do(
            key,
            new ManagerAction
            {
                Kind = kind,
                Manager = manager,
                ActionId = FilterText.OrNull(idempotencyKey) is { } id ? $"api:{key}:{kind}:{id}" : null,
                Text = text,
                Images = [.. message.Images ?? []],
                RequestDigest = RepeatableId.Digest([manager, text, .. message.Images ?? []]),
            },
            cancellationToken);
        return receipt switch
        {
            { Outcome: ManagerOutcome.OtherRequest } => IdempotencyKey.Reused,
            { Outcome: ManagerOutcome.TakenByAnother, Manager: var holder } =>
                new Problem(StatusCodes.Status409Conflict, $"{holder} has the conversation; ask them, or hand it back first."),
            { Outcome: ManagerOutcome.Unreachable } => new Problem(
                StatusCodes.Status409Conflict, "The customer blocked the shop or left: nothing can be sent until they write again."),
            _ => await sessions.Find(key, cancellationToken) is { } session
                ? TypedResults.Ok(session)
                : Problem.NotFound("Session not found."),
        };
    }
}
