using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>What is done about comments, by their types; a type without a rule is left alone.</summary>
/// <param name="Rules">The rules, each action at most once for each type.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CommentPolicyBody(IReadOnlyList<CommentRuleBody>? Rules);
