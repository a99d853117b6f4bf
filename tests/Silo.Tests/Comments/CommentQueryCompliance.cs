using MirtAi.Grains.Comments;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>What is read of comments; the same for every database.</summary>
public abstract class CommentQueryCompliance : StorageCompliance
{
    private readonly string media = Commits.NewKey();
    private int number;

    [Fact]
    public async Task Counts_follow_the_filter_and_tell_what_came_within_the_hour()
    {
        var now = (await Storage.Query<DateTimeOffset>($"select {Storage.Database.Now}")).Single();
        await Store(Of(CommentType.Question, now.AddMinutes(-5)));
        await Store(Of(CommentType.Question, now.AddHours(-2)));
        await Store(Of(CommentType.Toxic, now.AddMinutes(-5)));
        await Store(Of(CommentType.Toxic, now.AddMinutes(-5)) with { Deleted = true });
        await Store(Of(null, null) with { Status = CommentStatus.Pending });
        await Store(Of(CommentType.Spam, now) with { MediaId = "another" + media });

        Assert.Equal(["question 2 1", "toxic 1 1"], await Counts(new CommentFilter([], [], media, IncludeDeleted: false)));
        Assert.Equal(["question 2 1", "toxic 2 2"], await Counts(new CommentFilter([], [], media, IncludeDeleted: true)));
        Assert.Equal(["toxic 1 1"], await Counts(new CommentFilter([], ["toxic"], media, IncludeDeleted: false)));
        Assert.Empty(await Counts(new CommentFilter(["pending"], [], media, IncludeDeleted: false)));
        Assert.Equal(
            ["question 2 1", "toxic 1 1"],
            await Counts(new CommentFilter([], ["toxic"], media, IncludeDeleted: false), countsOfAllTypes: true));
    }

    [Fact]
    public async Task What_the_platform_did_not_confirm_is_known_of_what_was_hidden_or_deleted()
    {
        var hidden = Of(CommentType.Toxic, Commits.At) with { Hidden = true };
        var deleted = Of(CommentType.Toxic, Commits.At) with { Deleted = true };
        foreach (var (comment, kind) in new[] { (hidden, CommentCallKind.Hide), (deleted, CommentCallKind.Delete) })
        {
            OutboxEntry[] calls =
            [
                CommentCalls.Entry("platform", comment, 1, new CommentCall(CommentCallKind.Delete, "reply-1", Commits.At)),
                CommentCalls.Entry("platform", comment, 2, new CommentCall(kind, comment.Id, Commits.At)),
            ];
            var effects = new CommitEffects { Features = [new CommentStored(comment)], Outbox = [.. calls] };
            Assert.Equal(
                CommitOutcome.Committed, await Storage.Store.Commit(Commits.Of(comment.Id, 0) with { Effects = effects }, Token));
        }

        Assert.Equal((IEnumerable<string?>)["open", "open"], await Removals(hidden, deleted));
        await Storage.Execute(
            """
            insert into deliveries (
                id, account, recipient, session_key, sequence, message, status, attempts, due_at, last_error, created_at)
            select id, account, recipient, session_key, sequence, message, case sequence when 1 then 'sent' else 'failed' end, attempts,
                due_at, last_error, created_at
            from outbox where session_key = @hidden or session_key = @deleted
            """,
            new { hidden = CommentCalls.SessionOf(hidden.Id), deleted = CommentCalls.SessionOf(deleted.Id) });
        await Storage.Execute("delete from outbox where id in (select id from deliveries)");
        Assert.Equal((IEnumerable<string?>)["failed", "failed"], await Removals(hidden, deleted));
        var shown = Of(CommentType.Spam, Commits.At);
        await Store(shown);
        Assert.Null(Assert.Single(await Removals(shown)));
    }

    [Fact]
    public async Task A_page_takes_three_queries_however_many_comments_it_has()
    {
        for (var comment = 0; comment < 30; comment++)
            await Store(Of(CommentType.Question, Commits.At));
        await Storage.Store.Commit(
            Commits.Of(media, 0) with
            {
                Effects = new CommitEffects { Features = [new MediaStored(new Media { Id = media, SeenAt = Commits.At })] },
            },
            Token);
        var counted = new CountingDatabase(Storage.Database);

        var comments = await new CommentQueries(counted).List(
            new CommentFilter([], [], media, IncludeDeleted: false), new PageRequest(1, 25), Token);
        Assert.Equal((25, 30L, 3), (comments.Items.Count, comments.Total, counted.Queries));

        var posts = await new MediaQueries(counted).List(new PageRequest(1, 100), Token);
        Assert.Equal(6, counted.Queries);
        Assert.Equal(30, Assert.Single(posts.Items.Single(post => post.Id == media).Counts).Total);
    }

    [Fact]
    public async Task A_thread_is_read_from_any_of_its_comments_and_told_to_a_model_in_order()
    {
        var head = await Store(Of(CommentType.Question, Commits.At) with { Text = "Ціна?", Answer = Answer("1850 грн") });
        var below = Of(CommentType.Question, Commits.At) with { ParentId = head };
        var reply = await Store(below with { Text = "А чорна?", WrittenAt = Commits.At.AddMinutes(1) });
        var last = await Store(below with { Id = below.Id + "1", Text = "А 134?", WrittenAt = Commits.At.AddMinutes(2) });
        var queries = new CommentQueries(Storage.Database);

        Assert.Equal([head, reply, last], (await queries.Thread(reply, Token)).Select(comment => comment.Id));
        Assert.Equal([head, reply, last], (await queries.Thread(head, Token)).Select(comment => comment.Id));
        Assert.Equal(
            ["True 1850 грн", "False А чорна?"],
            (await new CommentRecords(Storage.Database).Thread(head, last, Token)).Select(line => $"{line.IsShops} {line.Text}"));
    }

    [Fact]
    public async Task A_policy_is_tried_on_the_comments_of_the_week_and_nothing_is_stored()
    {
        var now = (await Storage.Query<DateTimeOffset>($"select {Storage.Database.Now}")).Single();
        var question = await Store(
            Of(CommentType.Question, now) with { Text = "Скільки коштує сукня Анна?", WrittenAt = now.AddDays(-1) });
        var toxic = await Store(Of(CommentType.Toxic, now) with { Text = "Ви дебіли", WrittenAt = now.AddDays(-2) });
        await Store(Of(CommentType.Toxic, now) with { Text = "Ви дебіли", WrittenAt = now.AddDays(-8) });
        var previews = new CommentPreviews(Storage.Database, new Shop.Shipped(Shop.Catalog.Value), Shop.Wordings.Value);
        var strict = new CommentPolicy
        {
            Rules = [new(CommentType.Toxic, CommentAction.Delete, 60), new(CommentType.Question, CommentAction.Answer, 95)],
        };

        var preview = await previews.Of(strict, new CommentPolicy(), Token);
        var same = await previews.Of(new CommentPolicy(), new CommentPolicy(), Token);

        var changes = preview.Changes.Where(change => change.Id == question || change.Id == toxic).ToDictionary(change => change.Id);
        Assert.Equal(["delete"], changes[toxic].Then);
        Assert.Equal(["hide"], changes[toxic].Now);
        Assert.Equal(["alert", "ask_person"], changes[question].Then);
        Assert.Equal(["answer"], changes[question].Now);
        Assert.DoesNotContain(preview.Changes, change => change.Id != question && change.Text == "Ви дебіли" && change.Id != toxic);
        Assert.Equal((0, 0), (same.Changed, same.Changes.Count));
        Assert.True(same.Comments >= 2);
    }

    private async Task<string[]> Counts(CommentFilter filter, bool countsOfAllTypes = false)
    {
        var page = await new CommentQueries(Storage.Database).List(filter, new PageRequest(1, 1), Token, countsOfAllTypes);
        return [.. page.Counts.Select(count => $"{count.Type} {count.Total} {count.LastHour}")];
    }

    private async Task<string?[]> Removals(params Comment[] comments)
    {
        var queries = new CommentQueries(Storage.Database);
        var removals = new List<string?>();
        foreach (var comment in comments)
            removals.Add((await queries.Find(comment.Id, Token))!.Removal);
        return [.. removals];
    }

    private async Task<string> Store(Comment comment)
    {
        var commit = Commits.Of(comment.Id, 0) with { Effects = new CommitEffects { Features = [new CommentStored(comment)] } };
        Assert.Equal(CommitOutcome.Committed, await Storage.Store.Commit(commit, Token));
        return comment.Id;
    }

    private Comment Of(CommentType? type, DateTimeOffset? classifiedAt) => new()
    {
        Id = $"c{media}{++number:000}",
        SessionKey = "instagram:42",
        Username = "nadiia",
        MediaId = media,
        Text = "Слова",
        WrittenAt = Commits.At,
        Status = CommentStatus.Completed,
        Type = type,
        Confidence = 90,
        ClassifiedAt = classifiedAt,
    };

    private static CommentAnswer Answer(string text) =>
        new() { Text = text, At = Commits.At, Call = 1, Status = CommentAnswerStatus.Sent, PlatformId = "r1" };
}

public sealed class PostgresCommentQueryTests(TestPostgres postgres) : CommentQueryCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteCommentQueryTests(SqliteFile file) : CommentQueryCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
