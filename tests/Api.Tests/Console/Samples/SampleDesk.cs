using System.Globalization;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console.Samples;

/// <summary>Comments below a post, a document, runs of a job, and what people did.</summary>
internal static class SampleDesk
{
    public const string Comment = "c-1", Document = "d-1", Job = "retention";

    public static async Task Write(IDatabase database, string author, DateTimeOffset now)
    {
        await database.Write(
            """
            insert into media (id, caption, kind, posted_at, seen_at, processing_enabled, comments_enabled, updated_at)
            values ('m-1', 'Сукня «Анна» для найменших', 'IMAGE', @at, @at, true, true, @at);
            insert into comments (id, session_key, username, media_id, text, written_at, status, type, confidence, reasoning,
                hidden, deleted, own, answer, answer_status, answered_at, updated_at)
            values (@Comment, @author, 'marta', 'm-1', 'Чому замовлення йде два тижні?', @at, 'completed', 'complaint', 91, 'By its words',
                false, false, false, 'Перепрошуємо! Написали Вам у Direct.', 'sent', @at, @at)
            """,
            new { Comment, author, at = now.AddMinutes(-40) });
        await database.Write(
            """
            insert or replace into comment_months (month, counted_at) values (@month, @now);
            insert or replace into comment_month_counts (month, type, comments, answered, hidden, deleted) values (@month, 'complaint', 4, 4, 0, 0)
            """,
            new { month = now.ToString("yyyy-MM", CultureInfo.InvariantCulture), now });
        await database.Write(
            """
            insert into documents (id, name, media_type, sha256, size, content_id, status, markdown, uploaded_by, created_at, updated_at)
            values (@Document, 'Обмін і повернення.md', 'text/markdown', 'a', 2048, 'k-1', 'ready', '# Обмін', 'Oksana', @at, @at)
            """,
            new { Document, at = now.AddDays(-2) });
        await database.Write(
            """
            insert into job_runs (name, owner, started_at, ended_at, outcome) values (@Job, 'process-1', @at, @at, 'ok');
            insert into job_lock (name, owner, lease_until, fence, last_run) values (@Job, 'process-1', @at, 1, @at) on conflict do nothing;
            insert into audit_log (at, person, action, session_key, subject, outcome) values (@at, 'Oksana', 'reveal', @author, '', 'done')
            """,
            new { Job, author, at = now.AddHours(-3) });
    }
}
