using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Answers;

/// <summary>What a model is told of a turn, as JSON whose members the prompts explain.</summary>
internal static class AnswerFacts
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole of it.</summary>
    public static string Of(AnswerDraft draft)
    {
        var conversation = draft.Plan.Conversation;
        return Text(new JsonObject
        {
            ["language"] = draft.Language,
            ["state"] = conversation.State.ContractName(),
            ["acts"] = Acts(draft),
            ["products"] = Rows(draft.Products, draft.Language),
            ["chosen"] = new JsonObject
            {
                ["product_id"] = conversation.Selection.ProductId,
                ["size"] = conversation.Selection.Size,
                ["color"] = conversation.Selection.Color,
                ["child_height"] = conversation.Height,
            },
            ["customer"] = new JsonArray([.. draft.Request.CustomerFacts.Select(fact => (JsonNode)fact)]),
        });
    }

    /// <summary>What must be said, numbered from 1. What the shop says itself is named and not shown.</summary>
    public static JsonArray Acts(AnswerDraft draft) =>
    [
        .. draft.Plan.Acts.Index().Select(act =>
        {
            var row = new JsonObject { ["number"] = act.Index + 1, ["key"] = act.Item.Key };
            if (FixedActs.Contains(act.Item))
                row["said_by_shop"] = true;
            else
                row["wording"] = draft.Plan.Replies[act.Index].Text;
            return (JsonNode)row;
        }),
    ];

    /// <summary>Products as the catalogue has them.</summary>
    public static JsonArray Rows(IEnumerable<Product> products, string language) =>
        [.. products.Select(product => (JsonNode)Row(product, language))];

    /// <summary>JSON with its letters as they are.</summary>
    public static string Text(JsonNode node) => node.ToJsonString(Plain);

    private static JsonObject Row(Product product, string language) => new()
    {
        ["id"] = product.Id,
        ["name"] = product.Name.In(language),
        ["description"] = product.Description.In(language),
        ["fabric"] = product.Fabric.In(language),
        ["prices"] = new JsonObject(product.Sizes.Select(size =>
            KeyValuePair.Create(size.Size.Label, (JsonNode?)ProductActs.Price(size.Price).In(language)))),
        ["colors"] = new JsonArray([.. product.Colors.Select(color => (JsonNode)new JsonObject
        {
            ["id"] = color.Color.Id,
            ["name"] = color.Color.Name.In(language),
            ["sold_out"] = string.Join(", ", color.SoldOut.Select(size => size.Label)),
        })]),
    };
}
