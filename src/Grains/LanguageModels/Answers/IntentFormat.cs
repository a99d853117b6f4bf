using System.Text.Json;
using MirtAi.Conversations;
using MirtAi.LanguageModels.Calls;

namespace MirtAi.LanguageModels.Answers;

/// <summary>The shape of an opinion on what a message wants, and how it is read.</summary>
internal static class IntentFormat
{
    /// <summary>Less sure opinions are not used.</summary>
    public const double LeastConfidence = 0.7;

    public static readonly ModelSchema Schema = new("intent", $$"""
        {
          "type": "object",
          "properties": {
            "intent": { "type": "string", "enum": ["{{string.Join("\", \"", Enum.GetValues<Intent>().Select(intent => intent.ContractName()))}}"] },
            "confidence": { "type": "number" }
          },
          "required": ["intent", "confidence"],
          "additionalProperties": false
        }
        """);

    /// <summary>The intent; null if the model is not sure, or the text is not what the schema says.</summary>
    public static Intent? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var name = document.RootElement.GetProperty("intent").GetString();
            var sure = document.RootElement.GetProperty("confidence").GetDouble() is >= LeastConfidence and <= 1;
            return sure ? ContractNames.Parse<Intent>(name) : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
