using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Now;

internal static class NowPages
{
    public static void MapNow(this IEndpointRouteBuilder console) => console.MapGet("", Show);

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, NowQueries now, TimeProvider clock, CancellationToken cancellationToken) =>
        pages.Show<NowPage>(context, ("Now", await now.Read(clock.GetUtcNow(), cancellationToken)));
}
