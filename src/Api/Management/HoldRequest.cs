using System.Text.Json.Serialization;
using MirtAi.Silo.Customers.Holds;

namespace MirtAi.Api.Management;

/// <summary>Why a customer is held for the law.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record HoldRequest
{
    /// <summary>Why, for instance the number of a case; at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public string? Fault() => ReasonFault(Reason) ?? ManagerMessage.NameFault(Manager)?.Detail;

    /// <summary>What is wrong with a reason; null if nothing is.</summary>
    public static string? ReasonFault(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > HoldDesk.MaxReasonLength || reason.Contains('\0')
            ? $"reason: must be 1 to {HoldDesk.MaxReasonLength} characters, without NUL."
            : null;
}
