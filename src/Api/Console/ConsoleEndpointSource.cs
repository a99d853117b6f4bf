using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

internal sealed class ConsoleEndpointSource : IEndpointSource
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapConsole();
}
