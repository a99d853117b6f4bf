using MirtAi.Grains.Conversations;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Answers;

/// <summary>The shape of an opinion on what a message wants, and how it is read.</summary>
internal static class IntentFormat
{
    /// <summary>Less sure opinions are not used.</summary>
    public const double MinConfidence = 0.7;

    public static readonly ModelSchema Schema = new("intent", $$"""
        {
          "type": "object",
          "properties": {
            "intent": { "type": "string", "enum": [{{Intents()}}] },
            "confidence": { "type": "number" }
          },
          "required": ["intent", "confidence"],
          "additionalProperties": false
        }
        """);

    private static string Intents() =>
        string.Join(", ", Enum.GetValues<Intent>().Select(intent => $"\"{intent.ContractName()}\""));

    /// <summary>The intent; null if the model is not sure, or the text is not what the schema says.</summary>
    public static Intent? Read(string json) => ModelJson.Find<Intent?>(
        json,
        opinion =>
        {
            var name = opinion.GetProperty("intent").GetString();
            var sure = opinion.GetProperty("confidence").GetDouble() is >= MinConfidence and <= 1;
            return sure ? ContractNames.Parse<Intent>(name) : null;
        },
        otherwise: null);
}
