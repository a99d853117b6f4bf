using System.Text.Json.Serialization;
using MirtAi.Silo.Comments;

namespace MirtAi.Api.Management;

/// <summary>What is done about comments of a type.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CommentRuleBody
{
    [CommentTypeName]
    public string? Type { get; init; }

    [CommentActionName]
    public string? Action { get; init; }

    /// <summary>How sure of the type one has to be, in percent; what is less sure is left to a person.</summary>
    public int MinConfidence { get; init; }
}
