using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Documents.Objects;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Documents.Objects;

/// <summary>The bytes of documents in a bucket, by the client that the service has; the same for every database.</summary>
public abstract class DocumentObjectCompliance : StorageCompliance
{
    private readonly string word = "слово " + Commits.NewKey();

    [Fact]
    public async Task An_upload_lies_in_the_bucket_alone_and_goes_with_its_document()
    {
        await using var peer = await Fresh();
        var large = RandomNumberGenerator.GetBytes((DocumentContents.PieceBytes * 3) + 7);
        var desk = Desk(peer);

        var read = (await desk.Upload("a.txt", Stream(word), "Оксана", Token)).Document!;
        await Run(peer, read.Id);
        var other = (await desk.Upload("b.txt", new MemoryStream(large), "Оксана", Token)).Document!;

        Assert.Equal(
            (await Contents(read.Id, other.Id)).Select(id => "documents/" + id).Order(StringComparer.Ordinal), peer.Names);
        Assert.Equal(0, await Count("select count(*) from document_pieces"));
        Assert.Contains(word, (await new DocumentQueries(Storage.Database).Find(read.Id, Token))!.Markdown, StringComparison.Ordinal);
        var stored = (await Contents(other.Id)).Single();
        Assert.Equal(large, await StagedStore.Contents(Storage.Database, null, StagedStore.At(peer)).Read(stored, large.Length, Token));

        await desk.Replace(other.Id, "c.txt", Stream("інше " + word), "Ірина", Token);
        Assert.DoesNotContain("documents/" + stored, peer.Names);
        Assert.True(await desk.Delete(read.Id, Token));
        Assert.True(await desk.Delete(other.Id, Token));
        Assert.Empty(peer.Names);
        Assert.Equal(0, await Count("select count(*) from document_objects"));
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_there()
    {
        await using var peer = await Fresh();
        var desk = Desk(peer);
        await desk.Upload("a.txt", Stream(word), "Оксана", Token);

        Assert.Equal(DocumentOutcome.Known, (await desk.Upload("b.txt", Stream(word), "Оксана", Token)).Outcome);
        Assert.Equal(
            DocumentOutcome.TooLarge, (await desk.Upload("c.txt", new MemoryStream(new byte[(2 << 20) + 1]), "Оксана", Token)).Outcome);
        Assert.Equal(DocumentOutcome.Empty, (await desk.Upload("d.txt", Stream(""), "Оксана", Token)).Outcome);

        Assert.Single(peer.Names);
        Assert.Equal(1, await Count("select count(*) from document_objects"));
    }

    [Fact]
    public async Task What_cannot_be_deleted_while_the_store_is_away_is_deleted_afterwards()
    {
        await using var peer = await Fresh();
        var desk = Desk(peer);
        var id = (await desk.Upload("a.txt", Stream(word), "Оксана", Token)).Document!.Id;

        peer.IsAway = true;
        Assert.True(await desk.Delete(id, Token));
        Assert.Single(peer.Names);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Objects(peer).DeleteOrphans(10, Token));
        peer.IsAway = false;
        Assert.Equal(1, await Objects(peer).DeleteOrphans(10, Token));

        Assert.Empty(peer.Names);
        Assert.Equal(0, await Count("select count(*) from document_objects"));
    }

    [Fact]
    public async Task What_a_process_left_behind_that_died_during_an_upload_is_deleted_when_its_time_has_come()
    {
        await using var peer = await Fresh();
        var kept = (await Desk(peer).Upload("a.txt", Stream(word), "Оксана", Token)).Document!.Id;
        // It died between the store's answer and the document's row.
        await Objects(peer).Store("abandoned", Stream("забуте"), Token);
        Assert.Equal(0, await Objects(peer).DeleteOrphans(10, Token));

        await Storage.Execute($"update document_objects set at = {Storage.Database.After("-100000")}");
        Assert.Equal(1, await Objects(peer).DeleteOrphans(10, Token));

        Assert.Equal(["documents/" + (await Contents(kept)).Single()], peer.Names);
    }

    [Fact]
    public async Task A_store_that_is_away_takes_no_upload_and_gives_up_no_document()
    {
        await using var peer = await Fresh();
        var id = (await Desk(peer).Upload("a.txt", Stream(word), "Оксана", Token)).Document!.Id;

        peer.IsAway = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Desk(peer).Upload("b.txt", Stream("інше " + word), "Оксана", Token));
        for (var attempt = 0; attempt <= DocumentJob.MaxFailures; attempt++)
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Job(peer).ReadWaiting(Token));
        Assert.Equal(DocumentStatus.Pending, (await new DocumentQueries(Storage.Database).FindBare(id, Token))!.Status);

        peer.IsAway = false;
        await Run(peer, id);
        Assert.Equal(1, await Objects(peer).DeleteOrphans(10, Token));
    }

    [Fact]
    public async Task What_was_stored_in_the_database_before_is_read_from_there()
    {
        await using var peer = await Fresh();
        var before = new DocumentDesk(
            Storage.Database, StagedStore.Contents(Storage.Database), new DocumentQueries(Storage.Database), TimeProvider.System);
        var id = (await before.Upload("a.txt", Stream(word), "Оксана", Token)).Document!.Id;

        await Run(peer, id);

        Assert.Empty(peer.Requests);
        Assert.True(await Desk(peer).Delete(id, Token));
        Assert.Equal(0, await Count("select count(*) from document_pieces"));
    }

    [Theory]
    [InlineData("AnotherKey", S3Peer.Bucket, S3Peer.Region, "InvalidAccessKeyId")]
    [InlineData(S3Peer.AccessKey, "another-bucket", S3Peer.Region, "NoSuchBucket")]
    [InlineData(S3Peer.AccessKey, S3Peer.Bucket, "us-east-1", "AuthorizationHeaderMalformed")]
    public async Task A_store_that_does_not_take_the_settings_says_why(string key, string bucket, string region, string code)
    {
        await using var peer = await Fresh();
        var settings = StagedStore.At(peer);
        (settings.AccessKey, settings.Bucket, settings.Region) = (key, bucket, region);
        using var objects = new DocumentObjects(Options.Create(settings));

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => objects.Probe("doctor", Token));

        Assert.Contains(code, fault.Message, StringComparison.Ordinal);
        using var right = new DocumentObjects(Options.Create(StagedStore.At(peer)));
        await right.Probe("doctor", Token);
        Assert.Empty(peer.Names);
    }

    /// <summary>A store, and a database without documents of other tests, whose stores are gone.</summary>
    private async Task<S3Peer> Fresh()
    {
        foreach (var table in new[] { "documents", "document_objects", "document_pieces" })
            await Storage.Execute($"delete from {table}");
        return await S3Peer.Start();
    }

    private static DocumentOptions Settings { get; } = new() { MaxBytes = 2 << 20 };

    private ObjectContents Objects(S3Peer peer) => StagedStore.Objects(Storage.Database, StagedStore.At(peer));

    private DocumentContents ContentsAt(S3Peer peer) => StagedStore.Contents(Storage.Database, Settings, StagedStore.At(peer));

    private DocumentDesk Desk(S3Peer peer) =>
        new(Storage.Database, ContentsAt(peer), new DocumentQueries(Storage.Database), TimeProvider.System);

    private DocumentJob Job(S3Peer peer) => new(
        new DocumentWork(Storage.Database), ContentsAt(peer), new StagedConverter(), Options.Create(Settings), Storage.Locks(),
        TimeProvider.System, NullLogger<DocumentJob>.Instance);

    private async Task Run(S3Peer peer, string id)
    {
        await Job(peer).ReadWaiting(Token);
        Assert.Equal(DocumentStatus.Ready, (await new DocumentQueries(Storage.Database).FindBare(id, Token))!.Status);
    }

    private Task<IReadOnlyList<string>> Contents(params string[] ids) =>
        Storage.Query<string>($"select content_id from documents where {Storage.Database.IsOneOf("id", "@ids")}", new { ids });

    private async Task<long> Count(string sql) => (await Storage.Query<long>(sql)).Single();

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
