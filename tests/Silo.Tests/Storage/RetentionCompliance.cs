using System.Collections.Immutable;
using MirtAi.Silo.Retention;

namespace MirtAi.Silo.Tests.Storage;

public abstract class RetentionCompliance : StorageCompliance
{
    private static readonly RetentionOptions Defaults = new();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Lines_older_than_transcripts_are_kept_go_and_the_others_stay()
    {
        var key = Commits.NewKey();
        var (old, young) = (Now - Defaults.Transcripts - TimeSpan.FromMinutes(1), Now - Defaults.Transcripts + TimeSpan.FromHours(1));
        await Storage.Store.Commit(
            Commits.Of(key, 0).With(
                [Commits.Line(key, 1) with { At = old }, Commits.Line(key, 2) with { At = young }, Commits.Line(key, 3) with { At = Now }]),
            Token);

        await Storage.Retention(Defaults).DeleteExpired(Token);

        Assert.Equal([2L, 3L], (await Storage.Transcript.Latest(key, 9, 9, Token)).Select(line => line.Sequence));
        Assert.NotNull(await Storage.Store.Load("session", key, Token));
    }

    [Fact]
    public async Task A_session_goes_on_after_its_lines_have_gone()
    {
        var key = Commits.NewKey();
        await Storage.Store.Commit(Commits.Of(key, 0).With(Commits.Line(key, 1) with { At = Commits.At.AddYears(-10) }), Token);
        await Storage.Retention(Defaults).DeleteExpired(Token);

        await Storage.Store.Commit(Commits.Of(key, 1).With(Commits.Line(key, 2) with { At = Now }), Token);

        Assert.Equal([2L], (await Storage.Transcript.Latest(key, 9, 9, Token)).Select(line => line.Sequence));
    }

    [Fact]
    public async Task Old_photos_go_but_for_proofs_of_payment()
    {
        var key = Commits.NewKey();
        var old = Now - Defaults.Photos - TimeSpan.FromMinutes(1);
        foreach (var (id, at) in (ImmutableArray<(string, DateTimeOffset)>)
            [($"{key}-old", old), ($"{key}-proof", old), ($"{key}-young", Now)])
        {
            await Storage.Execute(
                "insert into attachments (id, session_key, content_type, content, at) values (@id, @key, 'image/png', @content, @at)",
                new { id, key, at, content = new byte[] { 1 } });
        }
        await Storage.Execute(
            $$"""
            insert into orders (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, proofs,
                created_at, updated_at)
            values (@key, @key, 'UAH', 1, 1, 'card', '', '', '', '', '[{"images":["attachment:{{key}}-proof"]}]', @old, @old)
            """,
            new { key, old });

        await Storage.Retention(Defaults).DeleteExpired(Token);

        Assert.Equal(
            [$"{key}-proof", $"{key}-young"],
            await Storage.Query<string>("select id from attachments where session_key = @key order by id", new { key }));
    }

    [Fact]
    public async Task Calls_for_a_person_go_when_they_are_closed_and_old()
    {
        var key = Commits.NewKey();
        var old = Now - Defaults.Escalations - TimeSpan.FromMinutes(1);
        foreach (var (reason, status, at) in (ImmutableArray<(string, string, DateTimeOffset)>)
            [("OLD", "closed", old), ("OPEN", "open", old), ("YOUNG", "closed", Now)])
        {
            await Storage.Execute(
                "insert into escalations (session_key, reason, level, state, status, at) values (@key, @reason, '', '', @status, @at)",
                new { key, reason, status, at });
        }

        await Storage.Retention(Defaults).DeleteExpired(Token);

        Assert.Equal(
            ["OPEN", "YOUNG"],
            await Storage.Query<string>("select reason from escalations where session_key = @key order by reason", new { key }));
    }

    [Fact]
    public async Task A_large_backlog_goes_in_several_runs()
    {
        var key = Commits.NewKey();
        await Storage.Execute(
            $"""
            insert into messages (session_key, sequence, at, author, kind, text, sent_at, position)
            with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 120000)
            select @key, n, @at, 0, 0, 'old', @at, n from numbers
            """,
            new { key, at = Commits.At.AddYears(-10) });

        await Storage.Retention(Defaults).DeleteExpired(Token);
        var left = (await Count(key)).Single();
        await Storage.Retention(Defaults).DeleteExpired(Token);

        Assert.Equal(20_000, left);
        Assert.Equal([0L], await Count(key));
    }

    private Task<IReadOnlyList<long>> Count(string key) =>
        Storage.Query<long>("select count(*) from messages where session_key = @key", new { key });
}
