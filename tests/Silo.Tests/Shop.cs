using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using MirtAi.Catalog;
using MirtAi.Conversations;
using MirtAi.LanguageModels;
using MirtAi.Payments;

namespace MirtAi.Silo.Tests;

/// <summary>The shop as it is shipped: its catalogue, its texts, and a runner over both.</summary>
internal static class Shop
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../.."));

    public static readonly string CatalogFolder = Path.Combine(Root, "data/catalog");

    public static readonly Lazy<ProductCatalog> Catalog = new(() => CatalogLoader.Load(CatalogFolder));

    public static readonly Lazy<Texts> Wordings = new(() => TextsLoader.Load(Path.Combine(Root, "data/texts")));

    public static ITurnRunner Runner(Action<ConversationOptions>? configure = null, PaymentOptions? payment = null)
    {
        var options = new ConversationOptions();
        configure?.Invoke(options);
        var script = new ScriptedLanguageModel(Wordings.Value);
        return new TurnRunner(new Shipped(), script, script, Options.Create(options), Options.Create(payment ?? new PaymentOptions()));
    }

    public static Product Product(string name) => Catalog.Value.Products.Single(product => product.Name.Ukrainian == name);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed class Shipped : ICatalog
    {
        public ProductCatalog Current => Catalog.Value;
    }
}
