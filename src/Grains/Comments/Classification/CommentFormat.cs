using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Language;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Comments.Classification;

/// <summary>What a model is shown of a comment, and the shape of what it says. What a model writes need not be valid.</summary>
internal static class CommentFormat
{
    private const int MaxText = 2_200, MaxCaption = 1_000, MaxContext = 1_000, MaxLine = 300, MaxReasoning = 300;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static readonly ModelSchema Schema = new("comment", $$"""
        {
          "type": "object",
          "properties": {
            "reasoning": { "type": "string" },
            "type": { "type": "string", "enum": [{{string.Join(", ", CommentNames.AllTypes.Select(name => $"\"{name}\""))}}] },
            "confidence": { "type": "integer" }
          },
          "required": ["reasoning", "type", "confidence"],
          "additionalProperties": false
        }
        """);

    /// <summary>The comment with what stands round it, as JSON: nothing in it can pass for an instruction's end.</summary>
    /// <param name="input">The comment.</param>
    /// <param name="context">What the post shows; null if nobody said.</param>
    public static string Shown(CommentInput input, string? context)
    {
        var shown = new JsonObject { ["comment"] = CodePoints.Cut(input.Text, MaxText) };
        if (input.Caption.Length > 0)
            shown["caption"] = CodePoints.Cut(input.Caption, MaxCaption);
        if (!string.IsNullOrWhiteSpace(context))
            shown["shows"] = CodePoints.Cut(context, MaxContext);
        if (input.Parent is { Length: > 0 } parent)
            shown["above"] = CodePoints.Cut(parent, MaxLine);
        if (!input.Thread.IsEmpty)
            shown["thread"] = new JsonArray([.. input.Thread.Select(line => (JsonNode)new JsonObject
            {
                ["by"] = line.IsShops ? "shop" : "customer",
                ["text"] = CodePoints.Cut(line.Text, MaxLine),
            })]);
        return shown.ToJsonString(Readable);
    }

    /// <summary>What the model says; null if it is not of the schema's shape.</summary>
    public static CommentVerdict? Read(string json) => ModelJson.Find<CommentVerdict?>(
        json,
        said =>
        {
            var confidence = said.GetProperty("confidence").GetDouble();
            return CommentNames.ParseType(said.GetProperty("type").GetString()) is { } type && confidence is >= 0 and <= 100
                ? new CommentVerdict(
                    type,
                    // A model that counts from 0 to 1 means percent.
                    (int)Math.Round(confidence is > 0 and < 1 ? confidence * 100 : confidence),
                    CodePoints.Cut((said.GetProperty("reasoning").GetString() ?? "").ReplaceLineEndings(" ").Trim(), MaxReasoning))
                : null;
        },
        otherwise: null);
}
