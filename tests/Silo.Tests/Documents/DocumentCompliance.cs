using System.Text;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Documents;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Documents.Objects;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Documents are stored, read, found and deleted; the same for every database.</summary>
public abstract class DocumentCompliance : StorageCompliance
{
    // Letters alone: what looks like a long number is not quoted.
    private readonly string word = "слово" + string.Concat(
        Commits.NewKey().Where(char.IsAsciiHexDigitLower).Select(digit => (char)('а' + Convert.ToInt32(digit.ToString(), 16))));

    [Fact]
    public async Task An_upload_is_stored_in_pieces_and_read_into_chunks_that_are_found()
    {
        var text = Encoding.UTF8.GetBytes(
            $"{word}\n\n{new string('a', DocumentContents.PieceBytes)}\n\nПодарункову упаковку робимо з {word}.");

        var stored = await Upload("guide.txt", text);
        await Run();

        var document = await Find(stored.Document!.Id);
        Assert.Equal(
            (DocumentOutcome.Stored, DocumentStatus.Pending, (long)text.Length), (stored.Outcome, stored.Document.Status, document.Size));
        Assert.Equal(
            (DocumentStatus.Ready, null, "text/plain", "Оксана"),
            (document.Status, document.Reason, document.MediaType, document.UploadedBy));
        Assert.Contains(word, document.Markdown, StringComparison.Ordinal);
        Assert.True(document.Chunks > 1);
        Assert.Equal($"Подарункову упаковку робимо з {word}.", (await Search($"Яка упаковка з {word}?"))?.Sentence);
    }

    [Fact]
    public async Task The_same_bytes_are_one_document_however_many_send_them_at_once()
    {
        var text = Encoding.UTF8.GetBytes(word);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 6).Select(copy => Upload($"copy{copy}.txt", text)));

        Assert.Single(receipts, receipt => receipt.Outcome is DocumentOutcome.Stored);
        Assert.Single(receipts.Select(receipt => receipt.Document!.Id).Distinct());
        Assert.Equal([1L], await Storage.Query<long>(
            "select count(*) from document_pieces where content_id in (select content_id from documents where sha256 = @Sha256)",
            new { receipts[0].Document!.Sha256 }));
        Assert.Equal(0, await Orphans());
    }

    [Fact]
    public async Task What_is_replaced_answers_until_the_other_is_read_and_of_what_is_deleted_nothing_stays()
    {
        var id = (await Upload("a.txt", Encoding.UTF8.GetBytes($"Стара відповідь про {word}."))).Document!.Id;
        await Run();
        Assert.Equal($"Стара відповідь про {word}.", (await Search(word))?.Sentence);

        var replaced = await Desk.Replace(id, "b.md", Stream($"Нова відповідь про {word}."), "Ірина", Token);

        Assert.Equal(
            (DocumentOutcome.Stored, id, DocumentStatus.Pending), (replaced.Outcome, replaced.Document!.Id, replaced.Document.Status));
        Assert.Equal($"Стара відповідь про {word}.", (await Search(word))?.Sentence);
        await Run();
        Assert.Equal($"Нова відповідь про {word}.", (await Search(word))?.Sentence);
        Assert.Equal(("b.md", "text/markdown", "Ірина"), ((await Find(id)).Name, (await Find(id)).MediaType, (await Find(id)).UploadedBy));

        Assert.True(await Desk.Delete(id, Token));
        Assert.False(await Desk.Delete(id, Token));
        Assert.Null(await Search(word));
        foreach (var table in new[] { "document_chunks", "document_terms" })
            Assert.Equal([0L], await Storage.Query<long>($"select count(*) from {table} where document_id = @id", new { id }));
        Assert.Equal(0, await Orphans());
    }

    [Fact]
    public async Task Bytes_of_another_document_are_refused_and_the_own_ones_change_nothing()
    {
        var first = (await Upload("a.txt", Encoding.UTF8.GetBytes($"{word} перше"))).Document!;
        var second = (await Upload("b.txt", Encoding.UTF8.GetBytes($"{word} друге"))).Document!;

        var foreign = await Desk.Replace(second.Id, "b.txt", Stream($"{word} перше"), "Ірина", Token);
        var own = await Desk.Replace(second.Id, "b.txt", Stream($"{word} друге"), "Ірина", Token);
        var missing = await Desk.Replace("404", "b.txt", Stream(word), "Ірина", Token);

        Assert.Equal((DocumentOutcome.OfAnother, first.Id), (foreign.Outcome, foreign.Document!.Id));
        Assert.Equal((DocumentOutcome.Known, second.Id), (own.Outcome, own.Document!.Id));
        Assert.Equal(DocumentOutcome.Missing, missing.Outcome);
        Assert.Equal(0, await Orphans());
    }

    [Theory]
    [InlineData("a.doc", 10, DocumentOutcome.UnknownFormat)]
    [InlineData("a", 10, DocumentOutcome.UnknownFormat)]
    [InlineData("a.txt", 0, DocumentOutcome.Empty)]
    [InlineData("a.txt", (1 << 20) + 1, DocumentOutcome.TooLarge)]
    public async Task What_cannot_be_taken_is_refused_and_leaves_nothing(string name, int size, DocumentOutcome outcome)
    {
        Assert.Equal(outcome, (await Upload(name, new byte[size])).Outcome);
        Assert.Equal(0, await Orphans());
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_says_why_and_can_be_read_again()
    {
        var id = (await Upload("a.txt", Encoding.UTF8.GetBytes(word))).Document!.Id;

        await Run(new StagedConverter { Result = new(null, DocumentReasons.Encrypted) });
        var failed = await Find(id);
        Assert.Equal((DocumentStatus.Failed, DocumentReasons.Encrypted), (failed.Status, failed.Reason));
        Assert.Contains("password", failed.Advice, StringComparison.Ordinal);

        Assert.True(await Desk.Reprocess(id, Token));
        Assert.Equal((DocumentStatus.Pending, null), ((await Find(id)).Status, (await Find(id)).Reason));
        await Run();
        Assert.Equal(DocumentStatus.Ready, (await Find(id)).Status);
        Assert.False(await Desk.Reprocess("404", Token));
    }

    [Fact]
    public async Task What_a_killed_process_had_begun_another_one_ends_and_what_always_kills_is_given_up()
    {
        var id = (await Upload("a.txt", Encoding.UTF8.GetBytes(word))).Document!.Id;
        var work = new DocumentWork(Storage.Database);

        // A process that is killed says nothing: all that is left of it is its claim.
        Assert.Equal(id, (await Claim(work, id)).Id);
        await Run();
        Assert.Equal(DocumentStatus.Ready, (await Find(id)).Status);

        await Desk.Reprocess(id, Token);
        for (var death = 0; death < DocumentJob.MaxFailures; death++)
            await Claim(work, id);
        await Run();
        Assert.Equal((DocumentStatus.Failed, DocumentReasons.GaveUp), ((await Find(id)).Status, (await Find(id)).Reason));
    }

    [Fact]
    public async Task A_process_that_stops_gives_its_document_back_without_counting_that_against_it()
    {
        var id = (await Upload("a.txt", Encoding.UTF8.GetBytes(word))).Document!.Id;

        for (var stop = 0; stop <= DocumentJob.MaxFailures; stop++)
        {
            using var stopping = new CancellationTokenSource();
            var converter = new StagedConverter { Hangs = true, OnCall = stopping.Cancel };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Job(converter).ReadWaiting(stopping.Token));
            Assert.Equal(DocumentStatus.Pending, (await Find(id)).Status);
        }

        await Run();
        Assert.Equal(DocumentStatus.Ready, (await Find(id)).Status);
    }

    [Fact]
    public async Task An_old_attempt_that_wakes_up_changes_nothing()
    {
        var id = (await Upload("a.txt", Encoding.UTF8.GetBytes(word))).Document!.Id;
        var work = new DocumentWork(Storage.Database);
        var old = await Claim(work, id);
        await Desk.Replace(id, "b.txt", Stream($"Інше про {word}."), "Ірина", Token);
        await Run();

        Assert.False(await work.Finish(old, "стале", [new("", $"Стале про {word}.")], Token));
        await work.Fail(old, DocumentReasons.Damaged, Token);
        await work.Return(old, Token);

        Assert.Equal(DocumentStatus.Ready, (await Find(id)).Status);
        Assert.Equal($"Інше про {word}.", (await Search(word))?.Sentence);
    }

    [Fact]
    public async Task Lists_are_filtered_by_status_and_name_and_take_two_queries()
    {
        for (var copy = 0; copy < 5; copy++)
            await Upload($"{word} ІНСТРУКЦІЯ {copy}.txt", Encoding.UTF8.GetBytes(word + copy));
        var counted = new CountingDatabase(Storage.Database);
        var queries = new DocumentQueries(Storage.Database);

        await new DocumentQueries(counted).List(DocumentStatus.Pending, word, new PageRequest(1, 3), Token);
        Assert.Equal(2, counted.Queries);
        var page = await queries.List(DocumentStatus.Pending, $"{word} інструкція", new PageRequest(1, 3), Token);
        Assert.Equal((3, 5L), (page.Items.Count, page.Total));
        Assert.Equal($"{word} ІНСТРУКЦІЯ 4.txt", page.Items[0].Name);
        Assert.Equal(0, (await queries.List(DocumentStatus.Failed, word, new PageRequest(1, 3), Token)).Total);
    }

    [Fact]
    public async Task An_upload_that_never_ended_is_deleted_when_its_time_has_come()
    {
        await Storage.Execute(
            $"insert into document_pieces (content_id, ordinal, bytes, at) values (@word, 0, @bytes, {Storage.Database.After("-100000")})",
            new { word, bytes = "abc"u8.ToArray() });
        var kept = (await Upload("a.txt", Encoding.UTF8.GetBytes(word))).Document!.Id;
        await Storage.Execute($"update document_pieces set at = {Storage.Database.After("-100000")} where content_id <> @word", new { word });

        await Storage.Cleanup(DocumentContents.Abandoned).DeleteExpired(Token);

        Assert.Equal([0L], await Storage.Query<long>("select count(*) from document_pieces where content_id = @word", new { word }));
        await Run();
        Assert.Equal(DocumentStatus.Ready, (await Find(kept)).Status);
    }

    [Fact]
    public async Task Who_searches_while_a_document_is_replaced_finds_all_of_the_old_or_all_of_the_new()
    {
        var id = (await Upload("a.txt", Encoding.UTF8.GetBytes(word))).Document!.Id;
        var work = new DocumentWork(Storage.Database);
        Assert.True(await work.Finish(await Claim(work, id), "старе", Chunks("старе", DocumentWork.Batch + 10), Token));
        Assert.True(await Desk.Reprocess(id, Token));
        await using var reader = await Storage.Database.Open(Token);
        var seen = new List<(long Old, long New)>();

        var isStored = await work.Finish(await Claim(work, id), "нове", Looking(), Token);
        seen.Add(await See());

        Assert.True(isStored);
        Assert.Equal(
            [.. Enumerable.Repeat((DocumentWork.Batch + 10L, 0L), 3), (0L, (DocumentWork.Batch * 2) + 1L)],
            seen);

        IEnumerable<DocumentChunk> Looking()
        {
            foreach (var (place, chunk) in Chunks("нове", (DocumentWork.Batch * 2) + 1).Index())
            {
                if (place % DocumentWork.Batch == 0)
                    seen.Add(See().Result);
                yield return chunk;
            }
        }

        Task<(long Old, long New)> See() => reader.QuerySingleAsync<(long, long)>(
            """
            select count(case when text like 'старе%' then 1 end), count(case when text like 'нове%' then 1 end)
            from document_chunks where document_id = @id
            """,
            new { id });
    }

    [Fact]
    public async Task A_process_that_dies_while_it_replaces_a_document_leaves_what_was_read_before()
    {
        var id = (await Upload("a.txt", Encoding.UTF8.GetBytes($"Відповідь про {word}."))).Document!.Id;
        await Run();
        await Desk.Reprocess(id, Token);
        var work = new DocumentWork(Storage.Database);
        var claimed = await Claim(work, id);

        await Assert.ThrowsAsync<InvalidOperationException>(() => work.Finish(claimed, "нове", Dying(), Token));

        Assert.Equal($"Відповідь про {word}.", (await Search(word))?.Sentence);
        Assert.Equal(await Count(), await Index());

        IEnumerable<DocumentChunk> Dying() =>
            Chunks("нове", DocumentWork.Batch + 1).Concat(Enumerable.Range(0, 1).Select<int, DocumentChunk>(
                _ => throw new InvalidOperationException("It dies.")));
    }

    [Fact]
    public async Task The_index_has_the_number_of_chunks_whatever_becomes_of_them()
    {
        var id = (await Upload("a.txt", Encoding.UTF8.GetBytes($"Відповідь про {word}."))).Document!.Id;
        await Run();
        Assert.Equal(await Count(), await Index());

        await Desk.Reprocess(id, Token);
        await Run(new StagedConverter { Result = new(null, DocumentReasons.Damaged) });
        Assert.Null(await Search(word));
        Assert.Equal(await Count(), await Index());

        await Desk.Reprocess(id, Token);
        await Run();
        await Desk.Delete(id, Token);
        Assert.Equal(await Count(), await Index());
    }

    private DocumentOptions Settings { get; } = new() { MaxBytes = 1 << 20 };

    private DocumentContents Contents => StagedStore.Contents(Storage.Database, Settings);

    private DocumentDesk Desk => new(Storage.Database, Contents, new DocumentQueries(Storage.Database), TimeProvider.System);

    private Task<DocumentReceipt> Upload(string name, byte[] content) => Desk.Upload(name, new MemoryStream(content), "Оксана", Token);

    private async Task<DocumentDetails> Find(string id) => (await new DocumentQueries(Storage.Database).Find(id, Token))!;

    private Task<Passage?> Search(string question) => new DocumentSearch(
        Storage.Database, StagedMeanings.Off.Over(Storage.Database, TimeProvider.System), Options.Create(Settings), TimeProvider.System,
        NullLogger<DocumentSearch>.Instance)
        .Find(question, "web:1", Token);

    private static IEnumerable<DocumentChunk> Chunks(string text, int count) =>
        Enumerable.Range(0, count).Select(place => new DocumentChunk("", $"{text} {place}"));

    private async Task<long> Count() => (await Storage.Query<long>("select count(*) from document_chunks")).Single();

    private async Task<long> Index() => (await Storage.Query<long>("select chunks from document_index")).Single();

    private DocumentJob Job(IDocumentConverter converter) => new(
        new DocumentWork(Storage.Database), Contents, converter, Options.Create(Settings), Storage.Locks(), TimeProvider.System, NullLogger<DocumentJob>.Instance);

    private async Task Run(IDocumentConverter? converter = null)
    {
        // Documents of tests before may wait, too.
        var job = Job(converter ?? new StagedConverter());
        do
            await job.ReadWaiting(Token);
        while ((await Storage.Query<long>("select count(*) from documents where status in ('pending', 'processing')")).Single() > 0);
    }

    /// <summary>This document, and no other that may wait.</summary>
    private static async Task<ClaimedDocument> Claim(DocumentWork work, string id)
    {
        while (true)
        {
            var claimed = await work.Claim(Token);
            Assert.NotNull(claimed);
            if (claimed.Id == id)
                return claimed;
            await work.Finish(claimed, "інше", [], Token);
        }
    }

    private async Task<long> Orphans() => (await Storage.Query<long>(
        "select count(*) from document_pieces where content_id not in (select content_id from documents)")).Single();

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
