using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Comments.Months;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>The shop's months of comments; the same for every database.</summary>
public abstract class CommentMonthCompliance : StorageCompliance
{
    // Midnight of 1 February in Kyiv.
    private static readonly DateTimeOffset February = new(2026, 1, 31, 22, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(February.AddMinutes(-1));

    [Fact]
    public async Task A_month_is_counted_anew_until_its_end_and_once_for_good_after_it()
    {
        await Clear();
        await Comment("a", "question", February.AddMinutes(-1), answered: true);
        await Comment("b", "toxic", February.AddDays(-20), hidden: true);
        await Comment("c", "toxic", February, hidden: true);
        await Comment("own", "question", February.AddDays(-1), own: true);

        await Job().Count(Token);
        Assert.Equal(["2026-01 open question 1 1 0", "2026-01 open toxic 1 0 1"], await Counts());

        clock.SetUtcNow(February + CommentMonthJob.Margin);
        await Comment("late", "question", February.AddMinutes(-2));
        await Job().Count(Token);
        Assert.Equal(
            ["2026-02 open toxic 1 0 1", "2026-01 closed question 2 1 0", "2026-01 closed toxic 1 0 1"], await Counts());

        await Comment("later", "question", February.AddMinutes(-3));
        await Storage.Execute("delete from comments where id = 'a'");
        await Job().Count(Token);
        Assert.Equal(
            ["2026-02 open toxic 1 0 1", "2026-01 closed question 2 1 0", "2026-01 closed toxic 1 0 1"], await Counts());
    }

    [Fact]
    public async Task Of_many_processes_that_close_a_month_one_does()
    {
        await Clear();
        await Comment("a", "question", February.AddDays(-1));
        var months = new CommentMonths(Storage.Database);

        var closed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => months.Count(
            new DateOnly(2026, 1, 1), February.AddMonths(-1), February, February.AddHours(1), closes: true, Token)));

        Assert.Single(closed, closes => closes);
        Assert.Equal(["2026-01 closed question 1 0 0"], await Counts());
    }

    [Fact]
    public void A_table_is_read_by_spreadsheets()
    {
        var row = new CommentMonth
        {
            Month = "2026-01",
            Closed = true,
            Type = "question",
            Comments = 5,
            Answered = 3,
            Hidden = 1,
            Deleted = 0,
        };

        Assert.Equal(
            "\uFEFFmonth,closed,type,comments,answered,hidden,deleted\r\n2026-01,true,question,5,3,1,0\r\n",
            System.Text.Encoding.UTF8.GetString(CommentMonthTable.Write([row])));
    }

    private CommentMonthJob Job() => new(
        new CommentMonths(Storage.Database), Options.Create(new ConversationOptions()), Storage.Locks(), clock,
        NullLogger<CommentMonthJob>.Instance);

    private async Task<IEnumerable<string>> Counts() =>
        (await new CommentMonths(Storage.Database).From(new DateOnly(2025, 1, 1), Token))
        .Select(row => $"{row.Month} {(row.Closed ? "closed" : "open")} {row.Type} {row.Comments} {row.Answered} {row.Hidden}");

    private async Task Clear()
    {
        foreach (var table in new[] { "comments", "comment_month_counts", "comment_months" })
            await Storage.Execute($"delete from {table}");
    }

    private Task<int> Comment(
        string id, string type, DateTimeOffset at, bool hidden = false, bool answered = false, bool own = false) => Storage.Execute(
        """
        insert into comments (id, session_key, username, media_id, text, written_at, status, type, reasoning, hidden, deleted, own,
            answer_status, updated_at)
        values (@id, 'instagram:1', '', 'm', '', @at, 'completed', @type, '', @hidden, @no, @own, @answer, @at)
        """,
        new { id, type, at, hidden, no = false, own, answer = answered ? "sent" : null });
}
