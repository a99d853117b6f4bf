namespace MirtAi.Channels.YooKassa;

/// <summary>The body that makes a payment.</summary>
internal sealed record YooKassaRequest
{
    public required Sum Amount { get; init; }

    /// <summary>In one stage: the money is the shop's as soon as it is paid.</summary>
    public bool Capture { get; init; } = true;

    public required Redirect Confirmation { get; init; }

    /// <summary>At most 128 characters.</summary>
    public required string Description { get; init; }

    public required Dictionary<string, string> Metadata { get; init; }

    internal sealed record Sum(string Value, string Currency);

    internal sealed record Redirect(string Type, string ReturnUrl);
}
