namespace MirtAi.Channels.Heleket;

/// <summary>The body of a request, of which each names what it needs.</summary>
internal sealed record HeleketRequest
{
    public string? Amount { get; init; }

    public string? Currency { get; init; }

    public string? OrderId { get; init; }

    public string? UrlCallback { get; init; }

    public string? Uuid { get; init; }
}
