using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Silo.Comments;

namespace MirtAi.Api.Management;

/// <summary>What is done about comments.</summary>
internal static class CommentPolicyEndpoints
{
    public static void MapCommentPolicy(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/comments/policy", Read).WithSummary("What is done about comments, by their types");
        endpoints.MapPost("/comments/policy/preview", Preview).Produces400()
            .WithSummary("What a policy would have done about the comments of the last week; nothing is stored");
        endpoints.MapPut("/comments/policy", Set).WithSummary("Changes it; what was done before stays").Produces400();
    }

    private static async Task<Ok<CommentPolicyBody>> Read([FromServices] CommentActions actions, CancellationToken cancellationToken) =>
        TypedResults.Ok(Body(await actions.Policy(cancellationToken)));

    private static async Task<Results<Ok<CommentPolicyBody>, Problem>> Set(
        CommentPolicyBody body, [FromServices] CommentActions actions, CancellationToken cancellationToken)
    {
        if (Fault(body) is { } fault)
            return Problem.BadRequest(fault);
        var policy = Policy(body);
        await actions.Set(policy, cancellationToken);
        return TypedResults.Ok(Body(policy));
    }

    private static async Task<Results<Ok<CommentPreview>, Problem>> Preview(
        CommentPolicyBody body, [FromServices] CommentPreviews previews, [FromServices] CommentActions actions,
        CancellationToken cancellationToken) =>
        Fault(body) is { } fault
            ? Problem.BadRequest(fault)
            : TypedResults.Ok(await previews.Of(Policy(body), await actions.Policy(cancellationToken), cancellationToken));

    /// <summary>The policy of a body without a fault.</summary>
    public static CommentPolicy Policy(CommentPolicyBody body) => new()
    {
        Rules = [.. body.Rules!.Select(rule => new CommentRule(
            CommentNames.ParseType(rule.Type)!.Value, CommentNames.ParseAction(rule.Action)!.Value, rule.MinConfidence))],
    };

    /// <summary>What is wrong with a body; null if nothing is.</summary>
    public static string? Fault(CommentPolicyBody body)
    {
        if (body.Rules is not { Count: <= CommentPolicy.MaxRules } rules)
            return $"rules: must be a list of at most {CommentPolicy.MaxRules}.";
        if (rules.Any(rule => CommentNames.ParseType(rule.Type) is null))
            return $"type: must be one of {string.Join(", ", CommentNames.AllTypes)}.";
        if (rules.Any(rule => CommentNames.ParseAction(rule.Action) is null))
            return $"action: must be one of {string.Join(", ", CommentNames.AllActions)}.";
        if (rules.Any(rule => rule.MinConfidence is < 0 or > 100))
            return "minConfidence: must be 0 to 100.";
        return rules.DistinctBy(rule => (CommentNames.ParseType(rule.Type), rule.Action)).Count() < rules.Count
            ? "rules: a type has each action at most once."
            : null;
    }

    /// <summary>A policy as a body.</summary>
    public static CommentPolicyBody Body(CommentPolicy policy) => new(
    [
        .. policy.Rules.Select(rule => new CommentRuleBody
        {
            Type = rule.Type.Name(),
            Action = rule.Action.Name(),
            MinConfidence = rule.MinConfidence,
        }),
    ]);
}
