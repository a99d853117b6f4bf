using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Answers;

/// <summary>The tools that a model may ask for while it words an answer. Their words are in the prompts, what they do is here.</summary>
internal static class AnswerTools
{
    private static readonly ImmutableArray<AnswerTool> All =
    [
        new("search_products", [("query", "string")], ToolActions.Search),
        new("size_for_height", [("height", "integer"), ("product_id", "string")], ToolActions.SizeFor),
        new("check_stock", [("product_id", "string"), ("size", "string"), ("color", "string")], ToolActions.Stock),
        new("delivery_options", [], ToolActions.Delivery),
        new(
            "create_draft_order", [("product_id", "string"), ("size", "string"), ("color", "string"), ("quantity", "integer")],
            OrderTools.Order),
        new("call_manager", [("reason", "string")], OrderTools.CallManager),
    ];

    /// <summary>Each tool's name with the names of its parameters, all of which the prompts must explain.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Parameters { get; } =
        All.ToImmutableDictionary(
            tool => tool.Name, tool => tool.Parameters.Select(parameter => parameter.Name).ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>The tools as they are offered to a model.</summary>
    public static ImmutableArray<ModelTool> Offered(Prompts prompts) => [.. All.Select(tool => tool.Offered(prompts.Tools[tool.Name]))];

    /// <summary>Does what a model asks for, and says what came of it; a request that makes no sense is told so.</summary>
    public static string Run(ToolRequest request, AnswerDraft draft) => AnswerFacts.Text(
        All.FirstOrDefault(tool => tool.Name == request.Name) is not { } tool ? Error("unknown_tool")
        : ModelJson.Read(
            request.Arguments.Length == 0 ? "{}" : request.Arguments,
            arguments => tool.Run(arguments, draft),
            otherwise: Error("invalid_arguments")));

    /// <summary>The result of a request that cannot be met.</summary>
    public static JsonObject Error(string code) => new() { ["error"] = code };
}
