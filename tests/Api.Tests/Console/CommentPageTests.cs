using System.Net;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

/// <summary>The inbox of comments; the same for every database.</summary>
public abstract class CommentPageTests : ConsolePageTests
{
    private const string Hostile = "<script>alert('x')</script>";

    [Fact]
    public async Task Comments_are_listed_with_counts_that_lead_to_their_types()
    {
        await Comment("c1", "question", "Скільки коштує?", answer: "1850 грн");
        await Comment("c2", "toxic", "Ви погані", minute: 2);
        await Comment("c3", "question", "Ціна?", minute: 3, deleted: true);

        var all = await Console.Page("/console/comments");
        var toxic = await Console.Page("/console/comments?type=toxic");
        var withDeleted = await Console.Page("/console/comments?deleted=true");

        foreach (var text in new[]
                 {
                     "Скільки коштує?", "↳ 1850 грн", "Ви погані", "question 90 %", "href=\"/console/comments/c1\"", "data-key=\"h\"",
                     "type=question", "name=\"id\" value=\"c2\" form=\"bulk\"",
                 })
            Assert.Contains(text, all, StringComparison.Ordinal);
        Assert.DoesNotContain("Ціна?", all, StringComparison.Ordinal);
        Assert.Contains("Ціна?", withDeleted, StringComparison.Ordinal);
        Assert.Contains("Ви погані", toxic, StringComparison.Ordinal);
        Assert.DoesNotContain("Скільки коштує?", toxic, StringComparison.Ordinal);
        Assert.Contains("type=question", toxic, StringComparison.Ordinal);
        using var wrong = await Console.Get("/console/comments?type=cat");
        Assert.Contains("type", await wrong.AssertProblem(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_shown_in_its_thread_with_its_post()
    {
        await Comment("c1", "question", "Скільки коштує?", answer: "1850 грн");
        await Comment("c2", "question", "А чорна?", minute: 2, parent: "c1");
        await Database.Write(
            """
            insert into media
                (id, caption, permalink, kind, seen_at, context, description, processing_enabled, comments_enabled, updated_at)
            values ('m1', 'Сукня Анна', 'https://instagram.example/p/1', 'IMAGE', @at, 'Рожева', 'A pink dress.', @yes, @yes, @at)
            """,
            new { at = Seed.Noon, yes = true });

        var page = await Console.Page("/console/comments/c2");

        foreach (var text in new[]
                 {
                     "Скільки коштує?", "1850 грн", "А чорна?", "Сукня Анна", "Рожева", "A pink dress.", "reference=instagram-post%3Am1",
                     "action=\"/console/posts/m1\"", "value=\"delete\"", "data-focus=\"a\"", "By its words",
                 })
            Assert.Contains(text, page, StringComparison.Ordinal);
        using var unknown = await Console.Get("/console/comments/c404");
        await unknown.AssertProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_author_is_linked_only_where_there_is_a_conversation()
    {
        await Comment("c1", "question", "Скільки коштує?");
        var without = await Console.Page("/console/comments/c1");
        await Database.Session("instagram:42");
        var with = await Console.Page("/console/comments/c1");

        Assert.DoesNotContain("/console/conversation?key=instagram", without, StringComparison.Ordinal);
        Assert.Contains("The author has not written in Direct yet.", without, StringComparison.Ordinal);
        Assert.Contains("/console/conversation?key=instagram", with, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_is_asked_about_and_is_not_claimed_before_the_platform_did_it()
    {
        await Comment("c1", "toxic", "Ви погані", deleted: true);
        await Comment("c2", "toxic", "Дуже погані", minute: 2);
        const string Call = """{"text":"","comment":{"kind":4,"target":"c1","since":"2026-03-01T12:00:00+00:00"}}""";
        await Database.Outbox("comment:c1", 1, "", "failed");
        await Database.Write("update deliveries set message = @Call where session_key = 'comment:c1'", new { Call });

        var list = await Console.Page("/console/comments?deleted=true");
        var page = await Console.Page("/console/comments/c2");

        Assert.Contains("could not be deleted", list, StringComparison.Ordinal);
        Assert.Matches("<summary>Delete…</summary>\\s*<form", page);
        Assert.Contains("for good", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_are_listed_with_the_counts_of_their_comments()
    {
        await Comment("c1", "question", "Скільки коштує?");
        await Comment("c2", "question", "А чорна?", minute: 2);
        await Comment("c3", "question", "Ціна?", minute: 3, deleted: true);
        await Database.Write(
            """
            insert into media (id, caption, kind, seen_at, context, processing_enabled, comments_enabled, updated_at)
            values ('m1', @caption, 'IMAGE', @at, 'Рожева', @no, @yes, @at)
            """,
            new { caption = Hostile, at = Seed.Noon, yes = true, no = false });

        var page = await Console.Markup("/console/posts");

        Assert.Contains("question 2</a>", page, StringComparison.Ordinal);
        Assert.Contains("/console/comments?media=m1", page, StringComparison.Ordinal);
        Assert.Contains("not processed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("comments off", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insights_are_drawn_by_day_and_told_of_posts_and_what_nobody_said_is_a_dash()
    {
        var today = TimeProvider.System.GetUtcNow();
        foreach (var age in new[] { 1, 2, 3 })
            await Database.Write(
                "insert into account_insights (day, views, reach, likes, read_at) values (@day, @views, 40, 5, @at)",
                new { day = $"{today.AddDays(-age):yyyy-MM-dd}", views = 100 * age, at = today });
        await Database.Write(
            """
            insert into media (id, caption, kind, seen_at, processing_enabled, comments_enabled, updated_at)
            values ('m1', @caption, 'IMAGE', @at, @yes, @yes, @at)
            """,
            new { caption = Hostile, at = Seed.Noon, yes = true });
        await Database.Write("insert into media_insights (media_id, views, read_at) values ('m1', 7711, @at)", new { at = today });

        var page = await Console.Markup("/console/comments/insights");
        using var table = await Console.Get("/console/comments/insights.csv");

        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("<td>7711</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>—</td>", await Console.Page("/console/comments/insights"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_strangers_write_is_text()
    {
        await Comment("c1", "toxic", Hostile, answer: Hostile);

        foreach (var path in new[] { "/console/comments", "/console/comments/c1" })
        {
            var markup = await Console.Markup(path);
            Assert.DoesNotContain("<script>", markup, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;", markup, StringComparison.Ordinal);
        }
    }

    private Task Comment(
        string id, string type, string text, int minute = 0, string? parent = null, bool deleted = false, string? answer = null) =>
        Database.Write(
            """
            insert into comments (id, session_key, username, media_id, parent_id, text, written_at, status, type, confidence, reasoning,
                hidden, deleted, own, answer, answer_status, answered_at, updated_at)
            values (@id, 'instagram:42', 'nadiia', 'm1', @parent, @text, @at, 'completed', @type, 90, 'By its words',
                @no, @deleted, @no, @answer, @answerStatus, @answeredAt, @at)
            """,
            new
            {
                id,
                parent,
                text,
                at = Seed.Noon.AddMinutes(minute),
                type,
                no = false,
                deleted,
                answer,
                answerStatus = answer is null ? null : "sent",
                answeredAt = answer is null ? (DateTimeOffset?)null : Seed.Noon,
            });
}
