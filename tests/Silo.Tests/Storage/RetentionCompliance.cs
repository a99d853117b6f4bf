using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
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

    /// <summary>Every table that retention empties, and the customer beside them who is not held.</summary>
    [Fact]
    public async Task What_the_law_wants_kept_stays_until_the_hold_is_lifted()
    {
        var (held, free) = (Commits.NewKey(), Commits.NewKey());
        await Fill(held);
        await Fill(free);
        await Hold(held, new LegalHold("Олена", "справа 12/26", Commits.At));

        await Storage.Retention(Defaults).DeleteExpired(Token);

        Assert.Equal((6, 0), (await Rows(held), await Rows(free)));
        await Hold(held, null);
        await Storage.Retention(Defaults).DeleteExpired(Token);
        Assert.Equal(0, await Rows(held));
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

    private Task<CommitOutcome> Hold(string key, LegalHold? hold) => Storage.Store.Commit(
        Commits.Of(Commits.NewKey(), 0) with { Effects = new CommitEffects { Features = [new HoldChanged(key, hold)] } }, Token);

    private async Task Fill(string key)
    {
        var old = Now.AddYears(-20);
        await Storage.Store.Commit(Commits.Of(key, 0).With(Commits.Line(key, 1) with { At = old }), Token);
        foreach (var insert in (ImmutableArray<string>)
            [
                "insert into manager_lines (session_key, sequence, manager, at) values (@key, 1, 'Олена', @old)",
                "insert into attachments (id, session_key, content_type, content, at) values (@key, @key, 'image/png', @content, @old)",
                """
                insert into deliveries (id, account, recipient, session_key, sequence, message, status, due_at, created_at)
                values ((select coalesce(max(id), 1000000) + 1 from deliveries), 'telegram', '1', @key, 1, '{}', 'sent', @old, @old)
                """,
                """
                insert into escalations (session_key, reason, level, state, status, at) values (@key, 'OLD', '', '', 'closed', @old)
                """,
                "insert into audit_log (at, person, action, session_key) values (@old, 'Олена', 'say', @key)",
            ])
        {
            await Storage.Execute(insert, new { key, old, content = new byte[] { 1 } });
        }
    }

    private async Task<long> Rows(string key)
    {
        var rows = 0L;
        foreach (var table in (ImmutableArray<string>)
            ["messages", "manager_lines", "attachments", "deliveries", "escalations", "audit_log"])
            rows += (await Storage.Query<long>($"select count(*) from {table} where session_key = @key", new { key })).Single();
        return rows;
    }
}
