using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>An order that was collected elsewhere, for instance by a platform's own flow.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.order-request")]
public sealed record OrderRequest
{
    /// <summary>Its number, 16 hexadecimal digits; the same for the same order.</summary>
    [Id(0)] public required string Number { get; init; }

    /// <summary>The product's id in the catalogue.</summary>
    [Id(1)] public required string ProductId { get; init; }

    /// <summary>What it costs, in the shop's currency.</summary>
    [Id(2)] public required decimal Sum { get; init; }

    /// <summary>Who gets it: first and last name.</summary>
    [Id(3)] public required string FullName { get; init; }

    /// <summary>Their phone number as <c>+380XXXXXXXXX</c>.</summary>
    [Id(4)] public required string Phone { get; init; }

    /// <summary>Their city or village.</summary>
    [Id(5)] public required string City { get; init; }

    /// <summary>The carrier's branch or parcel locker.</summary>
    [Id(6)] public required string Branch { get; init; }
}
