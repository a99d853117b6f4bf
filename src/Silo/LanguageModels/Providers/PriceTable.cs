using MirtAi.Grains.LanguageModels;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>What calls cost.</summary>
internal sealed class PriceTable(IEnumerable<ModelPrice> prices)
{
    private const decimal Million = 1_000_000;

    private readonly ModelPrice[] prices = [.. prices.Where(price => !string.IsNullOrWhiteSpace(price.Model))];

    /// <summary>The cost in US dollars; null if the model's price is unknown.</summary>
    public decimal? CostOf(string model, ModelTokens tokens)
    {
        if (Find(model) is not { } price)
            return null;
        var cached = Math.Min(tokens.Cached, tokens.Input);
        return ((tokens.Input - cached) * price.InputPerMillion
            + cached * (price.CachedInputPerMillion ?? price.InputPerMillion)
            + tokens.Output * price.OutputPerMillion) / Million;
    }

    /// <summary>
    /// The model's own price, else that of the model whose dated version it is; "gpt-5.1-mini" is no version of "gpt-5.1".
    /// </summary>
    private ModelPrice? Find(string model) =>
        Array.Find(prices, price => string.Equals(price.Model, model, StringComparison.OrdinalIgnoreCase))
        ?? Array.Find(prices, price => model.StartsWith(price.Model + "-20", StringComparison.OrdinalIgnoreCase));
}
