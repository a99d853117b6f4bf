using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.Tests.Catalog;
using MirtAi.Silo.Tests.Documents;
using MirtAi.Silo.Tests.Photos;

namespace MirtAi.Silo.Tests;

/// <summary>The shop as it is shipped: its catalogue, its texts, and a runner over both.</summary>
internal static class Shop
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../.."));

    public static readonly string CatalogFolder = Path.Combine(Root, "data/catalog");

    public static readonly Lazy<ProductCatalog> Catalog = new(() => CatalogLoader.Load(CatalogFolder));

    public static readonly Lazy<Texts> Wordings = new(() => TextsLoader.Load(Path.Combine(Root, "data/texts")));

    public static ITurnRunner Runner(
        Action<ConversationOptions>? configure = null,
        StagedPhotos? photos = null,
        TimeProvider? time = null,
        ISemanticSearch? meanings = null,
        ProductCatalog? catalog = null,
        PaymentOptions? payment = null,
        ILanguageModel? model = null,
        ICatalog? shelf = null,
        OpeningHours? hours = null,
        StagedSubscription? subscription = null,
        StagedDocuments? documents = null)
    {
        var options = new ConversationOptions();
        configure?.Invoke(options);
        var script = new ScriptedLanguageModel(Wordings.Value);
        time ??= TimeProvider.System;
        return new TurnRunner(
            shelf ?? new Shipped(catalog ?? Catalog.Value), Lookups(time, photos, meanings, subscription, documents), model ?? script, script,
            Options.Create(options), Options.Create(payment ?? new PaymentOptions()),
            hours ?? OpeningHours.Always, time);
    }

    /// <summary>What a test stages; nobody looks or searches otherwise.</summary>
    public static TurnLookups Lookups(TimeProvider time, StagedPhotos? photos = null, ISemanticSearch? meanings = null,
        StagedSubscription? subscription = null, StagedDocuments? documents = null)
    {
        photos ??= new StagedPhotos { IsOn = false };
        var reader = new PhotoReader([photos], photos, Options.Create(new PhotoOptions()), time, NullLogger<PhotoReader>.Instance);
        return new TurnLookups(
            reader, meanings ?? new StagedSemantics { IsOn = false }, subscription ?? new StagedSubscription(),
            documents ?? new StagedDocuments());
    }

    public static Product Product(string name) => Catalog.Value.Products.Single(product => product.Name.Ukrainian == name);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    internal sealed class Shipped(ProductCatalog catalog) : ICatalog
    {
        public ProductCatalog Current => catalog;
    }
}
