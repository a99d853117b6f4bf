using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Documents;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Documents.Meanings;
using MirtAi.Silo.Tests.Documents.Objects;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Documents are found by meaning where there is an embedding model; the same for every database.</summary>
public abstract class DocumentMeaningCompliance : StorageCompliance
{
    private const string Question = "Куди подіти завеликий светр?", Sentence = "Приймаємо назад протягом двох тижнів.";

    private readonly string model = "embedding-" + Commits.NewKey();
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly StagedMeanings chain;
    private readonly Lazy<DocumentMeanings> meanings;
    private readonly Lazy<DocumentVectorJob> making;

    protected DocumentMeaningCompliance()
    {
        chain = new StagedMeanings(model, ["Приймаємо назад", "завеликий"], ["Працюємо", "відчинено"], ["Кава"]);
        meanings = new(() => chain.Over(Storage.Database, clock));
        making = new(() => new DocumentVectorJob(
            meanings.Value, Vectors, chain, Storage.Locks(), clock, NullLogger<DocumentVectorJob>.Instance));
    }

    [Fact]
    public async Task What_words_do_not_find_is_found_by_meaning_with_its_source()
    {
        var id = await Read($"# Правила\n\n## Невдала покупка\n\nПрацюємо щодня. {Sentence}\n\n## Інше\n\nКава смачна.");
        Assert.Null(await Search(Question));

        await making.Value.MakeMissing(Token);

        var found = await Search(Question);
        Assert.Equal(
            new Passage(id, "rules.md", "Правила › Невдала покупка", Sentence, found!.Match),
            found);
        Assert.InRange(found.Match, 0.5, 1);
        Assert.All(chain.Calls.TakeLast(2), call => Assert.Equal(("documents", "web:1"), (call.Purpose, call.SessionKey)));
        Assert.Null(await Search("Розкажіть про космічні кораблі"));
    }

    [Fact]
    public async Task What_words_find_costs_no_call_of_the_model()
    {
        await Read($"# Правила\n\n{Sentence}");
        await making.Value.MakeMissing(Token);
        chain.Calls.Clear();

        Assert.Equal(Sentence, (await Search("Чи приймаєте назад протягом двох тижнів?"))?.Sentence);
        Assert.Empty(chain.Calls);
    }

    [Fact]
    public async Task Vectors_go_with_their_document_when_it_is_deleted_replaced_or_read_again()
    {
        var id = await Read($"# Правила\n\n{Sentence}");
        await making.Value.MakeMissing(Token);
        Assert.Equal(Sentence, (await Search(Question))?.Sentence);
        Assert.Equal(1, await Count(id));

        await Desk.Replace(id, "b.md", Bytes("Працюємо щодня."), "Ірина", Token);
        Assert.Equal(Sentence, (await Search(Question))?.Sentence);
        await Read();
        Assert.Equal(0, await Count(id));
        Assert.Null(await Search(Question));
        await making.Value.MakeMissing(Token);
        Assert.Equal(1, await Count(id));
        Assert.Equal("Працюємо щодня.", (await Search("Коли у вас відчинено?"))?.Sentence);

        await Desk.Reprocess(id, Token);
        await Read();
        Assert.Equal(0, await Count(id));
        await making.Value.MakeMissing(Token);
        Assert.Equal("Працюємо щодня.", (await Search("Коли у вас відчинено?"))?.Sentence);

        Assert.True(await Desk.Delete(id, Token));
        Assert.Equal(0, await Count(id));
        Assert.Null(await Search("Коли у вас відчинено?"));
    }

    [Fact]
    public async Task While_no_vector_changes_a_search_reads_none_of_them()
    {
        await Read($"# Правила\n\n{Sentence}");
        await making.Value.MakeMissing(Token);
        var asked = new CountingDatabase(Storage.Database);
        using var counted = chain.Over(asked, clock);
        Assert.Equal(Sentence, (await counted.Find(Question, "web:1", Token))?.Sentence);
        var first = asked.Queries;

        Assert.Equal(Sentence, (await counted.Find(Question, "web:1", Token))?.Sentence);

        // Whether anything has changed, and the one chunk that there is.
        Assert.Equal(2, asked.Queries - first);
    }

    [Fact]
    public async Task A_vector_that_comes_after_its_document_was_deleted_or_replaced_is_not_kept()
    {
        var id = await Read($"# Правила\n\n{Sentence}");
        ImmutableArray<(VectorlessChunk, ReadOnlyMemory<float>)> late =
            [.. (await Vectors.Missing(model, 10, Token)).Select(chunk => (chunk, (ReadOnlyMemory<float>)new float[] { 1, 0, 0 }))];
        Assert.Equal(id, Assert.Single(late).Item1.DocumentId);
        await Desk.Replace(id, "b.md", Bytes($"Інакше. {Commits.NewKey()}"), "Ірина", Token);
        await Read();

        Assert.False(await Vectors.Store(model, late, Token));
        Assert.Equal(0, await Count(id));
        await Desk.Delete(id, Token);
        Assert.False(await Vectors.Store(model, late, Token));
        Assert.Equal(0, await Count(id));
    }

    [Fact]
    public async Task A_silent_model_is_asked_again_after_a_pause_and_words_find_meanwhile()
    {
        var id = await Read($"# Правила\n\n{Sentence}");
        chain.IsSilent = true;
        await making.Value.MakeMissing(Token);
        var asked = chain.Calls.Count;

        await making.Value.MakeMissing(Token);
        Assert.Equal(asked, chain.Calls.Count);
        Assert.Equal(Sentence, (await Search("Чи приймаєте назад протягом двох тижнів?"))?.Sentence);
        Assert.Null(await Search(Question));

        chain.IsSilent = false;
        clock.Advance(DocumentVectorJob.RetryAfter);
        await making.Value.MakeMissing(Token);
        Assert.Equal(1, await Count(id));
        Assert.Equal(Sentence, (await Search(Question))?.Sentence);
    }

    private DocumentVectors Vectors => new(Storage.Database);

    private DocumentContents Contents => StagedStore.Contents(Storage.Database);

    private DocumentDesk Desk => new(Storage.Database, Contents, new DocumentQueries(Storage.Database), TimeProvider.System);

    private Task<Passage?> Search(string question) => new DocumentSearch(
        Storage.Database, meanings.Value, Options.Create(new DocumentOptions()), clock, NullLogger<DocumentSearch>.Instance)
        .Find(question, "web:1", Token);

    /// <summary>This is the only document, and is read.</summary>
    private async Task<string> Read(string text)
    {
        foreach (var other in await Storage.Query<string>("select id from documents"))
            await Desk.Delete(other, Token);
        var id = (await Desk.Upload("rules.md", Bytes(text), "Оксана", Token)).Document!.Id;
        await Read();
        return id;
    }

    private Task Read() => new DocumentJob(
        new DocumentWork(Storage.Database), Contents, new StagedConverter(), Options.Create(new DocumentOptions()), Storage.Locks(),
        TimeProvider.System, NullLogger<DocumentJob>.Instance).ReadWaiting(Token);

    private async Task<long> Count(string id) =>
        (await Storage.Query<long>("select count(*) from document_vectors where document_id = @id", new { id })).Single();

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
