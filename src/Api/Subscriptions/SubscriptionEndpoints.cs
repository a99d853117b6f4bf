using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Subscriptions;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Subscriptions;

namespace MirtAi.Api.Subscriptions;

/// <summary>Subscriptions in the management API.</summary>
internal sealed class SubscriptionEndpoints(IOptions<SubscriptionOptions> options) : IEndpointSource
{
    private const int MaxPeriods = 24;

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var management = endpoints.MapManagementGroup();
        management.MapPost("/subscriptions", Grant).Produces400().Produces404().Produces422()
            .WithSummary("Starts a subscription, or extends it from its end while it is in force; repeated with the same Idempotency-Key "
                + "it is done once");
        management.MapGet("/subscriptions", List).WithSummary("Subscriptions, those first that end first").Produces400()
            .WithMetadata(new ParameterValues("status", SubscriptionStatus.All));
        management.MapGet("/subscriptions/{customer}", Find).WithSummary("A customer's subscription").Produces400().Produces404();
    }

    private async Task<Results<Ok<SubscriptionView>, Problem>> Grant(
        SubscriptionOpening opening,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        SessionQueries sessions,
        SubscriptionQueries subscriptions,
        [FromServices] SubscriptionDesk desk,
        [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if ((FilterText.Fault(IdempotencyKey.Header, idempotencyKey) ?? FilterText.Fault("customer", opening.Customer)) is { } fault)
            return fault;
        if (options.Value.Find(opening.Plan) is not { } plan)
            return Problem.BadRequest($"plan: must be one of {string.Join(", ", options.Value.Plans.Select(known => known.Id))}.");
        var periods = opening.Periods ?? 1;
        if (periods is < 1 or > MaxPeriods)
            return Problem.BadRequest($"periods: must be 1 to {MaxPeriods}.");
        if (string.IsNullOrEmpty(opening.Customer) || await sessions.Find(opening.Customer, 1, null, cancellationToken) is null)
            return Problem.NotFound("Session of the customer not found.");
        var key = FilterText.OrNull(idempotencyKey);
        var digest = key is null ? null : RepeatableId.Digest(plan.Id, periods.ToString(CultureInfo.InvariantCulture));
        var grant = new SubscriptionGrant
        {
            Source = "api:" + (key ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")),
            Plan = plan.Id!,
            Time = TimeSpan.FromDays(plan.Days * periods),
            RequestDigest = digest,
        };
        await desk.Grant(opening.Customer, grant, cancellationToken);
        if (digest is not null
            && await subscriptions.RequestOf(opening.Customer, grant.Source, cancellationToken) is { } first && first != digest)
            return IdempotencyKey.Reused;
        return await Find(opening.Customer, subscriptions, cancellationToken);
    }

    private static async Task<Results<Ok<Listing<SubscriptionView>>, Problem>> List(
        string? status, string? plan, int? page, int? pageSize, SubscriptionQueries subscriptions, CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(status);
        var fault = Paging.Fault(page, pageSize, out var request)
            ?? FilterText.Fault("status", wanted, SubscriptionStatus.All)
            ?? FilterText.Fault("plan", plan);
        if (fault is not null)
            return fault;
        return TypedResults.Ok(await subscriptions.List(wanted, FilterText.OrNull(plan), request, cancellationToken));
    }

    private static async Task<Results<Ok<SubscriptionView>, Problem>> Find(
        string customer, SubscriptionQueries subscriptions, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("customer", customer) is { } fault)
            return fault;
        return await subscriptions.Find(customer, cancellationToken) is { } subscription
            ? TypedResults.Ok(subscription)
            : Problem.NotFound("This customer has no subscription.");
    }
}
