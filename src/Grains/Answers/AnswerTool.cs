using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Answers;

/// <summary>A tool: its name, its parameters with their JSON types, and what it does.</summary>
internal sealed record AnswerTool(
    string Name, ImmutableArray<(string Name, string Type)> Parameters, Func<JsonElement, AnswerDraft, JsonObject> Run)
{
    /// <summary>The tool in the words of the prompts.</summary>
    public ModelTool Offered(ToolPrompt prompt)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(Parameters.Select(parameter => KeyValuePair.Create(
                parameter.Name,
                (JsonNode?)new JsonObject { ["type"] = parameter.Type, ["description"] = prompt.Parameters[parameter.Name] }))),
            ["required"] = new JsonArray([.. Parameters.Select(parameter => (JsonNode)parameter.Name)]),
            ["additionalProperties"] = false,
        };
        if (Name == OrderTools.CallManagerName)
            schema["properties"]!["reason"]!["enum"] = new JsonArray(
                [.. PersonReasons.ByName.Keys.Order(StringComparer.Ordinal).Select(reason => (JsonNode)reason)]);
        return new ModelTool(Name, prompt.Description, AnswerFacts.Text(schema));
    }
}
