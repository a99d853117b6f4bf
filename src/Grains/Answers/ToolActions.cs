using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Answers;

/// <summary>Tools that tell something and change nothing.</summary>
internal static class ToolActions
{
    private const int MaxQueryLength = 200;

    public static JsonObject Search(JsonElement arguments, AnswerDraft draft)
    {
        var query = arguments.GetProperty("query").GetString() ?? "";
        var mention = draft.Catalog.Search.Read(CodePoints.Cut(query, MaxQueryLength));
        var named = !mention.Products.IsEmpty ? mention.Products
            : !mention.Categories.IsEmpty ? [.. draft.Catalog.Products.Where(product => mention.Categories.Contains(product.Category))]
            : draft.Catalog.Search.Resembling(mention.Tokens) is { IsEmpty: false } resembling ? resembling
            : mention.Colors.IsEmpty ? [] : draft.Catalog.Products;
        ImmutableArray<Product> found =
        [
            .. named.Where(product => mention.Colors.IsEmpty || mention.Colors.Any(color => product.Color(color) is not null))
                .Take(ProductActs.MaxProducts),
        ];
        return Telling(draft, new JsonObject { ["products"] = AnswerFacts.Rows(found, draft.Language) }, found);
    }

    public static JsonObject SizeFor(JsonElement arguments, AnswerDraft draft)
    {
        var height = arguments.GetProperty("height").GetInt32();
        if (height is < ClothingSize.Least or > ClothingSize.Greatest)
            return AnswerTools.Error("not_a_height");
        if (Product(arguments, draft) is not { } product)
            return Telling(draft, new JsonObject { ["height"] = height, ["size"] = SizeChart.For(height).Label });

        var advice = SizeAdvice.For(product, height);
        var result = new JsonObject
        {
            ["height"] = height,
            ["size"] = advice.Size.Size.Label,
            ["price"] = ProductActs.Price(advice.Size.Price).In(draft.Language),
            ["fit"] = advice.Fit.ToString(),
        };
        return Telling(draft, result, product);
    }

    public static JsonObject Stock(JsonElement arguments, AnswerDraft draft)
    {
        if (Product(arguments, draft) is not { } product)
            return AnswerTools.Error("unknown_product");
        var (size, color) = (arguments.GetProperty("size").GetString(), arguments.GetProperty("color").GetString());
        var hasSize = string.IsNullOrEmpty(size) || product.Size(size) is not null;
        var hasColor = string.IsNullOrEmpty(color) || product.Color(color) is not null;
        var soldOut = product.Size(size) is { } one && product.Color(color)?.SoldOut.Contains(one.Size) == true;
        var result = new JsonObject
        {
            ["available"] = hasSize && hasColor && !soldOut,
            ["made_in_size"] = hasSize,
            ["made_in_color"] = hasColor,
            ["sold_out"] = soldOut,
            ["product"] = AnswerFacts.Rows([product], draft.Language)[0]!.DeepClone(),
        };
        return Telling(draft, result, product);
    }

    public static JsonObject Delivery(JsonElement arguments, AnswerDraft draft)
    {
        var texts = draft.Wordings(
            new SpeechAct(SpeechKeys.Delivery), new SpeechAct(SpeechKeys.Payment).With("prepayment", draft.Prepayment));
        return Telling(draft, new JsonObject { ["texts"] = new JsonArray([.. texts.Select(text => (JsonNode)text)]) });
    }

    /// <summary>The product that is meant; null if there is none.</summary>
    public static Product? Product(JsonElement arguments, AnswerDraft draft) =>
        draft.Catalog.Find(arguments.GetProperty("product_id").GetString());

    private static JsonObject Telling(AnswerDraft draft, JsonObject result, params ImmutableArray<Product> products)
    {
        draft.Told(string.Join('\n', Leaves(result)), products);
        return result;
    }

    /// <summary>What it says, without the names of members and without ids.</summary>
    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(member => member.Key is not ("id" or "fit")).SelectMany(member =>
            char.IsAsciiDigit(member.Key[0]) ? Leaves(member.Value).Select(price => $"{member.Key}: {price}") : Leaves(member.Value)),
        JsonArray elements => elements.SelectMany(Leaves),
        JsonValue value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number => [value.ToString()],
        _ => [],
    };
}
