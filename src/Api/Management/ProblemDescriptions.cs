using MirtAi.Api.Http;

namespace MirtAi.Api.Management;

/// <summary>Describes error answers for the API's document.</summary>
internal static class ProblemDescriptions
{
    private const string ContentType = "application/problem+json";

    public static RouteGroupBuilder Produces401(this RouteGroupBuilder group) => group.WithMetadata(Of(StatusCodes.Status401Unauthorized));

    public static RouteGroupBuilder Produces429(this RouteGroupBuilder group) =>
        group.WithMetadata(Of(StatusCodes.Status429TooManyRequests));

    public static RouteGroupBuilder Produces503(this RouteGroupBuilder group) =>
        group.WithMetadata(Of(StatusCodes.Status503ServiceUnavailable));

    public static RouteHandlerBuilder Produces400(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status400BadRequest, ContentType);

    public static RouteHandlerBuilder Produces404(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status404NotFound, ContentType);

    public static RouteHandlerBuilder Produces409(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status409Conflict, ContentType);

    public static RouteHandlerBuilder Produces413(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status413PayloadTooLarge, ContentType);

    public static RouteHandlerBuilder Produces415(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status415UnsupportedMediaType, ContentType);

    public static RouteHandlerBuilder Produces422(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<ProblemBody>(StatusCodes.Status422UnprocessableEntity, ContentType);

    private static ProducesResponseTypeMetadata Of(int status) => new(status, typeof(ProblemBody), [ContentType]);
}
