namespace MirtAi.Api.Http;

/// <summary>Endpoints of a part that is registered, for instance a channel's own page.</summary>
internal interface IEndpointSource
{
    /// <summary>Maps them.</summary>
    void Map(IEndpointRouteBuilder endpoints);
}
