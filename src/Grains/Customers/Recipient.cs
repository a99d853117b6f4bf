using System.Text.Json.Serialization;

namespace MirtAi.Grains.Customers;

/// <summary>Who gets an order, and where. What the customer has not told is null.</summary>
public sealed record Recipient
{
    /// <summary>First and last name.</summary>
    public string? FullName { get; init; }

    /// <summary>The phone number as <c>+380XXXXXXXXX</c>.</summary>
    public string? Phone { get; init; }

    /// <summary>City or village, in the nominative.</summary>
    public string? City { get; init; }

    /// <summary>The carrier's branch or parcel locker.</summary>
    public string? Branch { get; init; }

    /// <summary>Whether anything is known.</summary>
    [JsonIgnore]
    public bool Begun => (FullName ?? Phone ?? City ?? Branch) is not null;

    /// <summary>Whether the name has both its parts; the carrier needs them.</summary>
    [JsonIgnore]
    public bool HasFullName => FullName is not null && FullName.Contains(' ', StringComparison.Ordinal);

    /// <summary>Whether all is known.</summary>
    [JsonIgnore]
    public bool Complete => HasFullName && Phone is not null && City is not null && Branch is not null;

    /// <summary>A name that comes in two messages is one.</summary>
    private static string? Joined(string? name, string? newer) =>
        newer is null ? name
        : name is null || name.Contains(' ', StringComparison.Ordinal) || newer.Contains(' ', StringComparison.Ordinal) || name == newer
            ? newer
        : $"{name} {newer}";

    /// <summary>This, overwritten by what <paramref name="newer"/> knows.</summary>
    public Recipient Updated(Recipient newer) => new()
    {
        FullName = Joined(FullName, newer.FullName),
        Phone = newer.Phone ?? Phone,
        City = newer.City ?? City,
        Branch = newer.Branch ?? Branch,
    };
}
