using System.Collections.Immutable;
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
    public static ImmutableArray<AnswerBubble>? Read(string json, int acts) => ModelJson.Read<ImmutableArray<AnswerBubble>?>(
        json,
        answer =>
        [
            .. answer.GetProperty("messages").EnumerateArray().Select(message => new AnswerBubble(
                (message.GetProperty("text").GetString() ?? "").ReplaceLineEndings("\n").Trim(),
                [
                    .. message.GetProperty("acts").EnumerateArray().Select(act => act.GetInt32() - 1)
                        .Where(act => act >= 0 && act < acts).Distinct(),
                ])),
        ],
        otherwise: null);
}
