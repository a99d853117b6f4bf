using System.Text.Json.Serialization;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Api.Management;

/// <summary>What a customer is called by.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TagPatch
{
    /// <summary>
    /// All of the customer's tags from now on: at most 20, each at most 40 characters without commas. Letter case does not count.
    /// </summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public string? Fault() => Tags is null ? "tags: must be a list." : TagsFault(Tags) ?? ManagerMessage.NameFault(Manager)?.Detail;

    /// <summary>What is wrong with tags; null if nothing is.</summary>
    public static string? TagsFault(IReadOnlyList<string> tags) => tags.All(tag => tag is not null) && TagRules.AreValid(tags)
        ? null
        : $"tags: must be at most {TagRules.MaxTags}, each at most {TagRules.MaxLength} characters, without commas and control characters.";
}
