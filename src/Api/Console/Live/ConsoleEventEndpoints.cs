using MirtAi.Api.Management;

namespace MirtAi.Api.Console.Live;

internal static class ConsoleEventEndpoints
{
    public static void MapConsoleEvents(this IEndpointRouteBuilder console) => console.MapGet("/events", Events);

    private static async Task<IResult> Events(HttpContext context, ConsoleEvents events, string? key)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        return await events.Run(context, FilterText.OrNull(key)) is { } refusal ? refusal : TypedResults.Empty;
    }
}
