using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.OpenAIPeer;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Catalog.Semantic;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Tests.LanguageModels.Providers;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Catalog;

/// <summary>Search by meaning with a provider's vectors, which are kept in the database.</summary>
public abstract class SemanticCompliance : StorageCompliance
{
    private const int Texts = 27;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Vectors of one test are none of another's.</summary>
    private readonly string model = "embedding-" + Commits.NewKey();

    [Fact]
    public async Task Texts_become_vectors_once_for_all_processes_and_those_that_change_become_them_anew()
    {
        await using var chain = await Chain();

        var first = await Indexer(chain).Make(Shop.Catalog.Value, model, Token);
        var second = await Indexer(chain).Make(Shop.Catalog.Value, model, Token);
        var changed = await Indexer(chain).Make(Changed(), model, Token);

        Assert.Equal((Texts, 0, 1), (first!.Value.Added, second!.Value.Added, changed!.Value.Added));
        Assert.Equal([Texts, 1], chain.Peer.Requests.Select(request => request.Body["input"]!.AsArray().Count));
        Assert.Equal(first.Value.Index.Entries.Select(entry => entry.Vector.ToArray()), second.Value.Index.Entries.Select(entry =>
            entry.Vector.ToArray()));
    }

    [Fact]
    public async Task A_text_finds_the_product_whose_vector_is_its_own()
    {
        await using var chain = await Chain();
        var search = Search(chain, least: 0.999);
        search.Use((await Indexer(chain).Make(Shop.Catalog.Value, model, Token))!.Value.Index);

        foreach (var (id, text) in ProductTexts.Of(Shop.Catalog.Value))
            Assert.Equal(id, (await search.Find(text, "web:1", Token))!.Value[0]);
    }

    [Fact]
    public async Task What_resembles_nothing_finds_nothing_and_without_an_index_or_an_answer_nobody_can_tell()
    {
        await using var chain = await Chain();
        var search = Search(chain, least: 1);

        Assert.Null(await search.Find("щось тепле", "web:1", Token));
        search.Use((await Indexer(chain).Make(Shop.Catalog.Value, model, Token))!.Value.Index);
        Assert.Empty((await search.Find("щось тепле", "web:1", Token))!.Value);
        chain.Peer.Prepare(PeerReply.Fail(500));
        Assert.Null(await search.Find("щось тепле", "web:1", Token));
        search.Use(new SemanticIndex("another", []));
        Assert.Null(await search.Find("щось тепле", "web:1", Token));
    }

    [Fact]
    public async Task The_index_is_made_in_the_background_again_after_a_failure_and_at_a_change_of_the_catalogue()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(PeerReply.Fail(500));
        using var folder = new CatalogFolder();
        var (clock, catalog, search) = (new WatchedTimeProvider(), new FileCatalog(folder.Path), Search(chain, least: 0.999));
        using var upkeep = new SemanticIndexRefresh(catalog, search, Indexer(chain), clock, NullLogger<SemanticIndexRefresh>.Instance);

        await upkeep.StartAsync(Token);
        await clock.UntilArmed(SemanticIndexRefresh.RetryAfter);
        Assert.Null(await search.Find("щось", "web:1", Token));
        clock.Advance(SemanticIndexRefresh.RetryAfter);
        await Eventually.Until(async () => await search.Find("щось", "web:1", Token) is not null, Patience);
        folder.Replace("anna.yaml", "зручно і в школі, і на святі", "тепло навіть у мороз");
        catalog.Reload();

        var changed = ProductTexts.Of(catalog.Current).Single(text => text.Text.Contains("мороз", StringComparison.Ordinal));
        await Eventually.Until(
            async () => (await search.Find(changed.Text, "web:1", Token))!.Value is [var best, ..] && best == changed.ProductId, Patience);
        await upkeep.StopAsync(Token);
    }

    private Task<ChainUnderTest> Chain() => ChainUnderTest.Start(1, null, ("Providers:0:EmbeddingModel", model), ("MaxRetries", "0"));

    private SemanticIndexer Indexer(ChainUnderTest chain) => new(chain.Chain, new EmbeddingStore(Storage.Database));

    private SemanticSearch Search(ChainUnderTest chain, double least) => new(
        chain.Chain,
        Options.Create(new OpenAIOptions { EmbeddingModel = model }),
        Options.Create(new SearchOptions { LeastSimilarity = least }),
        TimeProvider.System);

    private static ProductCatalog Changed() => new(
        [.. Shop.Catalog.Value.Products.Select((product, place) =>
            place > 0 ? product : product with { Fabric = product.Fabric with { English = "velvet" } })],
        Shop.Catalog.Value.Categories,
        Shop.Catalog.Value.Colors);
}
