using MirtAi.Api.Http;

namespace MirtAi.Api.Management;

/// <summary>Describes error answers for the API's document.</summary>
internal static class ProblemDescriptions
{
    private const string ContentType = "application/problem+json";

    public static RouteHandlerBuilder Produces400(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status400BadRequest, ContentType);

    public static RouteHandlerBuilder Produces404(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status404NotFound, ContentType);

    public static RouteHandlerBuilder Produces409(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status409Conflict, ContentType);
}
