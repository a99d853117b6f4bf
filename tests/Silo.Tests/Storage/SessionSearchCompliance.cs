using MirtAi.Silo.Storage.Queries;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>Which sessions a search for words shows; the same for every database.</summary>
public abstract class SessionSearchCompliance : StorageCompliance
{
    private const int Many = 2_500;
    private const int Newest = 45;
    private static readonly PageRequest First = new(1, 20) { IsLeafed = true };
    private static readonly DateTimeOffset Later = TimeProvider.System.GetUtcNow().AddHours(2);

    // The tests of a class share a database: who is newest in one must be older in the next.
    private static long seconds;

    [Fact]
    public async Task Of_words_that_everybody_writes_the_newest_sessions_come_first()
    {
        await Fill(Many, "спідниця у складку");
        var newest = await Fill(Newest, "Складку чи спідницю?", later: true);
        await Fill(1, "спідниця", later: true);

        var first = await Search("складку спідниц", First);
        var second = await Search("складку спідниц", First with { Page = 2 });

        Assert.Equal(newest.AsEnumerable().Reverse().Take(40), first.Items.Concat(second.Items).Select(session => session.Key));
        Assert.True(first.Total > 20 && second.Total > 40, $"{first.Total} and {second.Total} say that there is a next page.");
    }

    [Fact]
    public async Task Of_words_that_everybody_wrote_once_and_nobody_now_older_sessions_are_shown()
    {
        await Fill(Many, "кардиган на ґудзиках");
        await Fill(600, "панама", later: true);
        var newest = await Fill(3, "а кардиган є?", later: true);

        var found = await Search("кардиган", First);

        Assert.Equal(newest.AsEnumerable().Reverse(), found.Items.Take(3).Select(session => session.Key));
        Assert.Equal(20, found.Items.Count);
        Assert.InRange(found.Total, 21, Many + 3);
    }

    [Fact]
    public async Task Only_sessions_that_the_other_filters_let_pass_count_as_the_newest()
    {
        var managers = await Fill(30, "плащ з каптуром", mode: "manager");
        await Fill(Many, "плащ без каптура");

        var first = await Search("плащ", First, "manager");
        var second = await Search("плащ", First with { Page = 2 }, "manager");

        Assert.Equal(managers.Order(), first.Items.Concat(second.Items).Select(session => session.Key).Order());
    }

    private async Task<Listing<SessionSummary>> Search(string words, PageRequest page, string? mode = null)
    {
        await Storage.Execute("analyze messages");
        return await new SessionQueries(Storage.Database).List(new SessionFilter(null, null, mode, null, words), page, Token);
    }

    /// <summary>Sessions with one such line each, from the oldest to the newest.</summary>
    private async Task<IReadOnlyList<string>> Fill(int count, string text, bool later = false, string mode = "bot")
    {
        string[] keys = [.. Enumerable.Range(0, count).Select(_ => Commits.NewKey())];
        // PostgreSQL estimates nothing of texts that have fewer than a hundred different words.
        await Task.WhenAll(keys.Select((key, number) =>
        {
            var commit = Commits.Of(key, 0, state: $$"""{"channel":"telegram","recipient":"1","mode":"{{mode}}","pending":0}""");
            return Storage.Store.Commit(commit with { Effects = new() { Lines = [Commits.Line(key, 1, $"{text} {number % 200}")] } }, Token);
        }));
        if (!later)
            return keys;
        foreach (var key in keys)
        {
            var at = Later.AddSeconds(Interlocked.Increment(ref seconds));
            await Storage.Execute("update grain_state set updated_at = @at where key = @key", new { key, at });
        }

        return keys;
    }
}

public sealed class PostgresSessionSearchTests(TestPostgres postgres) : SessionSearchCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteSessionSearchTests(SqliteFile file) : SessionSearchCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
