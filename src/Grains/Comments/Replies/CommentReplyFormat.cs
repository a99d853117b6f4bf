using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Documents;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Comments.Replies;

/// <summary>What a model is shown to reply to a comment, and the shape of what it says. What a model writes need not be valid.</summary>
internal static class CommentReplyFormat
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static readonly ModelSchema Schema = new("comment_reply", """
        {
          "type": "object",
          "properties": {
            "reasoning": { "type": "string" },
            "answers": { "type": "boolean" },
            "quality": { "type": "integer" },
            "text": { "type": "string" }
          },
          "required": ["reasoning", "answers", "quality", "text"],
          "additionalProperties": false
        }
        """);

    /// <summary>The comment and all that may be said, as JSON.</summary>
    public static string Shown(
        CommentInput input, string? context, CommentReply scripted, ImmutableArray<Product> products, ImmutableArray<string> shop,
        Passage? passage, string language)
    {
        var shown = JsonNode.Parse(CommentFormat.Shown(input, context))!.AsObject();
        shown["language"] = language;
        if (scripted.IsKnown)
            shown["wording"] = scripted.Text;
        shown["products"] = new JsonArray([.. products.Select(product =>
            (JsonNode)new JsonArray([.. ProductFacts.Of(product, language).Select(fact => (JsonNode)fact)]))]);
        shown["shop"] = new JsonArray([.. shop.Select(fact => (JsonNode)fact)]);
        if (passage is not null)
            shown["document"] = passage.Heading.Length > 0 ? $"{passage.Heading}: {passage.Sentence}" : passage.Sentence;
        return shown.ToJsonString(Readable);
    }

    /// <summary>What the model says; null if it is not of the schema's shape, or it does not know.</summary>
    public static (string Text, int Quality)? Read(string json) => ModelJson.Find<(string, int)?>(
        json,
        said => said.GetProperty("answers").GetBoolean() && said.GetProperty("quality").GetDouble() is >= 0 and <= 100 and var quality
            ? ((said.GetProperty("text").GetString() ?? "").ReplaceLineEndings(" ").Trim(),
                (int)Math.Round(quality is > 0 and < 1 ? quality * 100 : quality))
            : null,
        otherwise: null);
}
