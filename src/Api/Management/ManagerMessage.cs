using System.Text.Json.Serialization;
using MirtAi.Api.Http;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Managers;

namespace MirtAi.Api.Management;

/// <summary>A message to a customer.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ManagerMessage
{
    /// <summary>Who writes when the request does not say.</summary>
    public const string DefaultManager = "operator";

    private const int MaxNameLength = 100, MaxImages = 10;

    /// <summary>The words, at most 4,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>https addresses of up to ten photos.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }

    /// <summary>What is wrong with a name; null if nothing is.</summary>
    public static RequestFault? NameFault(string? name) => name is { Length: > MaxNameLength } || name?.Any(char.IsControl) == true
        ? new RequestFault(
            $"manager: must be at most {MaxNameLength} characters, without control characters.",
            name.Length > MaxNameLength ? MaxNameLength : null)
        : null;

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public string? Fault() => this switch
    {
        { Text: { Length: > ManagerActions.MaxTextLength } } => $"text: must be at most {ManagerActions.MaxTextLength} characters.",
        { Images.Count: > MaxImages } => $"images: must be at most {MaxImages}.",
        _ when Images?.All(image => Addresses.IsOfPhoto(image)) == false => "images: must be https addresses.",
        _ when string.IsNullOrWhiteSpace(Text) && Images is null or { Count: 0 } => "text: must not be empty when there are no images.",
        _ => Text?.Contains('\0') == true ? "text: must not contain NUL." : null,
    };
}
