using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Answers;

/// <summary>The shape of a worded answer, and how it is read. What a model writes need not be valid.</summary>
internal static class AnswerFormat
{
    public static readonly ModelSchema Schema = new("answer", """
        {
          "type": "object",
          "properties": {
            "reasoning": { "type": "string" },
            "messages": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "acts": { "type": "array", "items": { "type": "integer" } },
                  "text": { "type": "string" }
                },
                "required": ["acts", "text"],
                "additionalProperties": false
              }
            }
          },
          "required": ["reasoning", "messages"],
          "additionalProperties": false
        }
        """);

    /// <summary>The bubbles; null if the text is not what the schema says. Acts that do not exist are left out.</summary>
    public static ImmutableArray<AnswerBubble>? Read(string json, int acts) => ModelJson.Find<ImmutableArray<AnswerBubble>?>(
        json,
        answer =>
        [
            .. answer.GetProperty("messages").EnumerateArray().Select(message => new AnswerBubble(
                (message.GetProperty("text").GetString() ?? "").ReplaceLineEndings("\n").Trim(),
                [
                    .. message.GetProperty("acts").EnumerateArray().Select(act => Number(act) - 1)
                        .Where(act => act >= 0 && act < acts).Distinct(),
                ])),
        ],
        otherwise: null);

    /// <summary>Models without a strict schema write numbers as strings, too.</summary>
    private static int Number(JsonElement act) => act.ValueKind is JsonValueKind.String
        && int.TryParse(act.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : act.GetInt32();
}
