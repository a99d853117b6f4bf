using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Answers;

/// <summary>The shape of what a model reads in messages, and how it is read. What a model writes need not be valid.</summary>
internal static class ReadingFormat
{
    /// <summary>Less sure opinions on the whole are not used.</summary>
    public const double MinConfidence = 0.7;

    public static readonly ModelSchema Schema = new("understanding", $$"""
        {
          "type": "object",
          "properties": {
            "intent": { "type": "string", "enum": [{{Quoted(Enum.GetValues<Intent>().Select(intent => intent.ContractName()))}}] },
            "confidence": { "type": "number" },
            "commands": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "command": { "type": "string", "enum": [{{Quoted(CommandChecks.Names)}}] },
                  "words": { "type": "string" },
                  "confidence": { "type": "number" },
                  "products": { "type": "array", "items": { "type": "string" } },
                  "color": { "type": ["string", "null"] },
                  "size": { "type": ["string", "null"] },
                  "number": { "type": ["integer", "null"] },
                  "value": { "type": ["string", "null"] }
                },
                "required": ["command", "words", "confidence", "products", "color", "size", "number", "value"],
                "additionalProperties": false
              }
            }
          },
          "required": ["intent", "confidence", "commands"],
          "additionalProperties": false
        }
        """);

    /// <summary>
    /// The reading; null if the text is not what the schema says. A command that is not of the schema's shape is one without a name.
    /// </summary>
    public static ModelReading? Read(string json) => ModelJson.Find<ModelReading?>(
        json,
        reading =>
        {
            var hasCommands = reading.TryGetProperty("commands", out var commands);
            return new ModelReading
            {
                Intent = IntentOf(reading, isRequired: !hasCommands),
                Commands = hasCommands ? [.. commands.EnumerateArray().Take(ModelReading.MaxCommands).Select(CommandOf)] : [],
            };
        },
        otherwise: null);

    private static Intent? IntentOf(JsonElement reading, bool isRequired)
    {
        if (!isRequired && !(reading.TryGetProperty("intent", out _) && reading.TryGetProperty("confidence", out _)))
            return null;
        var name = reading.GetProperty("intent").GetString();
        return reading.GetProperty("confidence").GetDouble() is >= MinConfidence and <= 1 ? ContractNames.Parse<Intent>(name) : null;
    }

    private static ProposedCommand CommandOf(JsonElement command) =>
        command.ValueKind is not JsonValueKind.Object ? new ProposedCommand() : new ProposedCommand
        {
            Name = Text(command, "command") ?? "",
            Words = Text(command, "words") ?? "",
            Confidence = Property(command, "confidence") is { ValueKind: JsonValueKind.Number } confidence ? confidence.GetDouble() : 0,
            Products = Texts(command, "products"),
            Color = Text(command, "color"),
            Size = Text(command, "size"),
            Number = Number(command),
            Value = Text(command, "value"),
        };

    /// <summary>What is empty is not there: models without a strict schema write no nulls.</summary>
    private static string? Text(JsonElement command, string name) =>
        Property(command, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    private static ImmutableArray<string> Texts(JsonElement command, string name) =>
        Property(command, name) is { ValueKind: JsonValueKind.Array } texts
            ? [.. texts.EnumerateArray().Where(text => text.ValueKind is JsonValueKind.String).Select(text => text.GetString()!)]
            : [];

    /// <summary>The number; one that is none, or does not fit, is impossible and therefore never among the customer's words.</summary>
    private static int? Number(JsonElement command) => Property(command, "number") switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt32(out var value) ? value : int.MinValue,
        { ValueKind: JsonValueKind.String } text => text.GetString() is not { Length: > 0 } written ? null
            : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : int.MinValue,
        _ => null,
    };

    private static JsonElement? Property(JsonElement command, string name) =>
        command.TryGetProperty(name, out var property) ? property : null;

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
