using System.Text.Json.Nodes;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// What can be left out of a request, or said in an older way, and the request still makes sense. Each has a stable name; applying one
/// that is not needed changes nothing.
/// </summary>
internal static class RequestOmission
{
    public const string Strict = "strict";
    public const string JsonSchema = "response_format.json_schema";
    public const string ResponseFormat = "response_format";
    public const string MaxCompletionTokens = "max_completion_tokens";
    public const string MaxTokens = "max_tokens";
    public const string Base64 = "encoding_format.base64";
    public const string Tools = "tools";
    public const string SystemMessages = "messages.system";
    public const string Roles = "messages.roles";

    private static readonly string[] Essential = ["model", "messages", "input", "stream"];
    private static readonly string[] ToolWords =
        ["tools", "tool_choice", "tool choice", "tool use", "tool calling", "function calling", "functions"];

    /// <summary>
    /// The least that has to go for a refusal with this text; null if it names nothing that the request has and can do without.
    /// </summary>
    public static string? For(JsonObject body, RefusalText refusal) =>
        refusal.IsOfLength ? null
        : refusal.Names("strict") && IsStrict(body) ? Strict
        : refusal.Names("response_format", "response format", "json_schema", "json schema", "structured output", "structured outputs")
            && IsSchema(body) ? JsonSchema
        : refusal.Names("response_format", "response format", "json_object") && body.ContainsKey(ResponseFormat) ? ResponseFormat
        : refusal.Names(MaxCompletionTokens) && body.ContainsKey(MaxCompletionTokens) ? MaxCompletionTokens
        : refusal.Names(MaxTokens, MaxCompletionTokens) && body.ContainsKey(MaxTokens) ? MaxTokens
        : refusal.Names("encoding_format", "base64") && (string?)body["encoding_format"] == "base64" ? Base64
        : refusal.Names(ToolWords) && body.ContainsKey(Tools) ? Tools
        : body.Select(member => member.Key).FirstOrDefault(name => !Essential.Contains(name) && refusal.Names(name))
            ?? ForMessages(body, refusal);

    /// <summary>The same of the order of the messages alone.</summary>
    public static string? ForMessages(JsonObject body, RefusalText refusal) =>
        refusal.Names("system") && RequestMessages.HasScatteredSystem(body) ? SystemMessages
        : refusal.Names("role", "roles", "alternate", "alternating", "last message") && RequestMessages.CanAlternate(body) ? Roles
        : null;

    /// <summary>Changes the request.</summary>
    public static void Apply(JsonObject body, string name)
    {
        switch (name)
        {
            case Strict:
                foreach (var function in Functions(body))
                    function.Remove("strict");
                (body[ResponseFormat]?["json_schema"] as JsonObject)?.Remove("strict");
                break;
            case JsonSchema when IsSchema(body):
                TellSchema(body, body[ResponseFormat]!["json_schema"]?["schema"]);
                body[ResponseFormat] = new JsonObject { ["type"] = "json_object" };
                break;
            case MaxCompletionTokens when body.ContainsKey(MaxCompletionTokens):
                body[MaxTokens] = body[MaxCompletionTokens]?.DeepClone();
                body.Remove(MaxCompletionTokens);
                break;
            case Base64 when body.ContainsKey("encoding_format"):
                body["encoding_format"] = "float";
                break;
            case Tools:
                foreach (var member in new[] { Tools, "tool_choice", "parallel_tool_calls" })
                    body.Remove(member);
                break;
            case SystemMessages:
                RequestMessages.JoinSystem(body);
                break;
            case Roles:
                RequestMessages.Alternate(body);
                break;
            default:
                body.Remove(name);
                break;
        }
    }

    private static bool IsSchema(JsonObject body) => (string?)body[ResponseFormat]?["type"] == "json_schema";

    private static bool IsStrict(JsonObject body) =>
        Functions(body).Any(function => function.ContainsKey("strict"))
        || body[ResponseFormat]?["json_schema"] is JsonObject schema && schema.ContainsKey("strict");

    private static IEnumerable<JsonObject> Functions(JsonObject body) =>
        (body[Tools] as JsonArray ?? []).Select(tool => tool?["function"]).OfType<JsonObject>();

    /// <summary>Without the schema a model would not know the names of the members.</summary>
    private static void TellSchema(JsonObject body, JsonNode? schema)
    {
        var words = $"Answer with one JSON object and nothing else, by this JSON Schema:\n{schema?.ToJsonString()}";
        if (body["messages"] is not JsonArray messages)
            return;
        if (messages.FirstOrDefault() is JsonObject first && (string?)first["role"] == "system")
            first["content"] = RequestMessages.Text(first) + "\n\n" + words;
        else
            messages.Insert(0, new JsonObject { ["role"] = "system", ["content"] = words });
    }
}
