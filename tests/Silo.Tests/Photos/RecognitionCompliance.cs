using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Photos;
using MirtAi.OpenAIPeer;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Photos;
using MirtAi.Silo.Tests.LanguageModels.Providers;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Silo.Tests.Telegram;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Photos;

/// <summary>Recognition by a provider's model with its memory in the database.</summary>
public abstract class RecognitionCompliance : StorageCompliance
{
    private static readonly VisionPrompt Prompt = VisionPrompt.Load(Path.Combine(Shop.Root, "data/prompts"));

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Photo photo = new((byte[])[.. MemoryPhotos.Jpeg, .. Encoding.UTF8.GetBytes(Commits.NewKey())], "image/jpeg");

    [Fact]
    public async Task The_model_gets_the_photo_the_catalogue_and_a_shape_that_holds_nothing_else()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(Laguna(0.9));

        var reading = await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token);

        Assert.Equal(new PhotoCandidate("11698818", "pink", 0.9), Assert.Single(reading!.Candidates));
        var request = Assert.Single(chain.Peer.Requests);
        Assert.Equal("vision-test", request.Model);
        Assert.Contains("the zip runs from the collar to the hem", request.TextOf("system"), StringComparison.Ordinal);
        Assert.Equal($"data:image/jpeg;base64,{Convert.ToBase64String(photo.Content.Span)}", PhotoOf(request));
        var shape = request.Body["response_format"]!["json_schema"]!["schema"]!["properties"]!["candidates"]!["items"]!["properties"]!;
        Assert.Equal(Shop.Catalog.Value.Products.Select(product => product.Id), Texts(shape["product"]!["enum"]!));
        Assert.DoesNotContain("green", Texts(shape["color"]!["enum"]!));
        Assert.Empty(chain.Peer.Violations);
    }

    [Fact]
    public async Task The_same_bytes_are_looked_at_once_by_all_processes_and_customers()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(Laguna(0.9));

        var first = await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token);
        var second = await Recognizer(chain)
            .Recognize(photo with { Content = photo.Content.ToArray() }, Shop.Catalog.Value, "telegram:2", Token);

        Assert.Equal(first!.Candidates, second!.Candidates);
        Assert.Single(chain.Peer.Requests);
    }

    [Fact]
    public async Task At_the_same_moment_they_are_looked_at_once_by_a_process()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(Laguna(0.9));
        var recognizer = Recognizer(chain);

        var readings = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => recognizer.Recognize(photo, Shop.Catalog.Value, $"web:{number}", Token)));

        Assert.All(readings, reading => Assert.Equal("11698818", Assert.Single(reading!.Candidates).ProductId));
        Assert.Single(chain.Peer.Requests);
    }

    [Fact]
    public async Task A_receipt_and_a_photo_of_nothing_are_remembered_too()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(Seen("receipt"));

        await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token);
        var again = await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token);

        Assert.True(again!.IsReceipt);
        Assert.Single(chain.Peer.Requests);
    }

    [Fact]
    public async Task A_failure_is_not_remembered()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(PeerReply.Fail(500), PeerReply.Refuse("I cannot."), PeerReply.Refuse("I cannot."), Laguna(0.9));
        var recognizer = Recognizer(chain);

        Assert.Null(await recognizer.Recognize(photo, Shop.Catalog.Value, "web:1", Token));
        Assert.Null(await recognizer.Recognize(photo, Shop.Catalog.Value, "web:1", Token));
        Assert.NotNull(await recognizer.Recognize(photo, Shop.Catalog.Value, "web:1", Token));
    }

    [Theory]
    [InlineData("{\"kind\":\"product\",\"candid")]
    [InlineData("The photo shows a suit.")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"kind\":\"spaceship\",\"candidates\":[]}")]
    [InlineData("{\"kind\":\"product\",\"candidates\":null}")]
    public async Task What_is_no_answer_is_asked_for_once_more_and_then_counts_as_none(string broken)
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(PeerReply.Say(broken), Laguna(0.9), PeerReply.Say(broken), PeerReply.Say(broken));

        Assert.NotNull(await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token));
        Assert.Null(await Recognizer(chain).Recognize(photo with { Content = MemoryPhotos.Jpeg }, Shop.Catalog.Value, "web:1", Token));
        Assert.Equal(4, chain.Peer.Requests.Count);
    }

    [Fact]
    public async Task A_changed_catalogue_looks_anew_and_changed_prices_do_not()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(Laguna(0.9), Laguna(0.4));
        var recognizer = Recognizer(chain);

        await recognizer.Recognize(photo, Shop.Catalog.Value, "web:1", Token);
        await recognizer.Recognize(photo, Changed(product => product with { Sizes = product.Sizes[..1] }), "web:1", Token);
        Assert.Single(chain.Peer.Requests);
        var changed = await recognizer.Recognize(photo, Changed(product => product with { Visual = VisualMarkers.None }), "web:1", Token);

        Assert.Equal(0.4, Assert.Single(changed!.Candidates).Confidence);
    }

    [Fact]
    public async Task Who_leaves_does_not_end_the_look_of_others_and_after_the_last_one_nothing_is_stuck()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(PeerReply.Hang());
        var recognizer = Recognizer(chain);
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();

        var one = recognizer.Recognize(photo, Shop.Catalog.Value, "web:1", first.Token);
        var other = recognizer.Recognize(photo, Shop.Catalog.Value, "web:2", second.Token);
        await Eventually.Until(() => chain.Peer.Requests.Count == 1, Patience);
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.False(other.IsCompleted);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);

        chain.Peer.Prepare(Laguna(0.9));
        Assert.NotNull(await recognizer.Recognize(photo, Shop.Catalog.Value, "web:1", Token));
        Assert.Equal(2, chain.Peer.Requests.Count);
    }

    [Fact]
    public async Task What_has_expired_is_looked_at_anew_and_deleted()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(Laguna(0.9), Laguna(0.8));
        await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token);
        await Storage.Execute($"update photo_recognitions set expires_at = {Storage.Database.After("-1")}");

        var anew = await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token);
        Assert.Equal(0.8, Assert.Single(anew!.Candidates).Confidence);

        await Recognizer(chain).Recognize(photo with { Content = MemoryPhotos.Jpeg }, Shop.Catalog.Value, "web:1", Token);
        await Storage.Execute($"update photo_recognitions set expires_at = {Storage.Database.After("-1")}");
        await Storage.Cleanup(RecognitionLedger.Expiry).DeleteExpired(Token);
        Assert.Equal(0, (await Storage.Query<long>("select count(*) from photo_recognitions"))[0]);
    }

    [Fact]
    public async Task What_another_version_noted_otherwise_is_looked_at_anew()
    {
        await using var chain = await Chain();
        chain.Peer.Prepare(Laguna(0.9), Laguna(0.8));
        await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token);
        await Storage.Execute("update photo_recognitions set result = '[]'");

        var anew = await Recognizer(chain).Recognize(photo, Shop.Catalog.Value, "web:1", Token);

        Assert.Equal(0.8, Assert.Single(anew!.Candidates).Confidence);
    }

    private static Task<ChainUnderTest> Chain() =>
        ChainUnderTest.Start(1, null, ("Providers:0:VisionModel", "vision-test"), ("MaxRetries", "0"));

    private PhotoRecognizer Recognizer(ChainUnderTest chain) => new(
        new VisionModel(chain.Chain, Options.Create(new OpenAIOptions { VisionModel = "vision-test" })),
        Prompt,
        NullLogger<PhotoRecognizer>.Instance,
        new RecognitionLedger(Storage.Database, Options.Create(new PhotoOptions())));

    private static PeerReply Laguna(double confidence) =>
        Seen("product", new JsonObject { ["product"] = "11698818", ["color"] = "pink", ["confidence"] = confidence });

    private static PeerReply Seen(string kind, params JsonNode[] candidates) => PeerReply.Say(new JsonObject
    {
        ["visible"] = "A plush suit.",
        ["kind"] = kind,
        ["candidates"] = new JsonArray(candidates),
        ["unsure"] = "none",
    }.ToJsonString());

    private static ProductCatalog Changed(Func<Product, Product> change) =>
        new([.. Shop.Catalog.Value.Products.Select(change)], Shop.Catalog.Value.Categories, Shop.Catalog.Value.Colors);

    private static string? PhotoOf(PeerRequest request) => request.Messages
        .Select(message => message!["content"] as JsonArray ?? [])
        .SelectMany(parts => parts)
        .Select(part => (string?)part!["image_url"]?["url"])
        .Single(url => url is not null);

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(text => (string)text!);
}
