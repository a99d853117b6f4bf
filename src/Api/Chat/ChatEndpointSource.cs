using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

internal sealed class ChatEndpointSource : IEndpointSource
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapChat();
}
