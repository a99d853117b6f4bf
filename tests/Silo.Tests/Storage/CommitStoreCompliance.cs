using System.Text.Json;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Tests.Storage;

public abstract class CommitStoreCompliance : StorageCompliance
{
    public static TheoryData<string> Texts => new(
        "", " ", "звичайний текст, ґєії ё ъ", "quote ' double \" back\\slash \\n \\u0041 \\", "tab\t line\r\n feed\u2028",
        "👨‍👩‍👧‍👦🏳️‍🌈 e\u0301 \u200b\u200f\ufeff", "{\"json\":[1,null]} {,}", "NULL", "$1 @text :text ?", "עברית العربية 中文 🇺🇦",
        "\ud83d\ude00" + new string('я', 9_998), "\u0001\u001f\u007f\u0085");

    [Fact]
    public async Task What_is_sent_belongs_to_the_session_that_it_names()
    {
        var (key, other) = (Commits.NewKey(), Commits.NewKey());
        var commit = Commits.Of(key, 0) with
        {
            Effects = new CommitEffects { Outbox = [Commits.Entry(key), Commits.Entry(other), Commits.Entry("") with { Recipient = other }] },
        };

        Assert.Equal(CommitOutcome.Committed, await Storage.Store.Commit(commit, Token));

        Assert.Equal([key, other], await Storage.Query<string>(
            "select session_key from outbox where session_key in (@key, @other) order by id", new { key, other }));
        Assert.Equal([""], await Storage.Query<string>("select session_key from outbox where recipient = @other", new { other }));
    }

    [Fact]
    public async Task A_grain_that_was_never_stored_is_not_there() =>
        Assert.Null(await Storage.Store.Load(ISessionGrain.Kind, Commits.NewKey(), Token));

    [Fact]
    public async Task Every_commit_counts_the_version_on_and_replaces_the_state()
    {
        var key = Commits.NewKey();

        Assert.Equal(CommitOutcome.Committed, await Commit(Commits.Of(key, 0, state: """{"a":1}""")));
        Assert.Equal(CommitOutcome.Committed, await Commit(Commits.Of(key, 1, state: """{"b":2}""")));

        var stored = await Load(key);
        Assert.Equal(2, stored!.Version);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse("""{"b":2}""").RootElement, JsonDocument.Parse(stored.Json).RootElement));
    }

    [Fact]
    public async Task The_same_key_of_another_kind_is_another_grain()
    {
        var key = Commits.NewKey();
        await Commit(Commits.Of(key, 0));

        Assert.Equal(CommitOutcome.Committed, await Commit(Commits.Of(key, 0) with { Kind = "comment" }));
        Assert.Equal(1, (await Load(key))!.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_stale_commit_changes_nothing(long expected)
    {
        var key = Commits.NewKey();
        await Commit(Commits.WithEverything(key, 0, null, 1));
        await Commit(Commits.WithEverything(key, 1, null, 2));
        var before = await Traces(key, "stale");

        Assert.Equal(CommitOutcome.Stale, await Commit(Commits.WithEverything(key, expected, key + "stale", 3)));

        Assert.Equal(before, await Traces(key, key + "stale"));
    }

    [Fact]
    public async Task A_commit_upon_a_grain_that_is_not_there_is_stale()
    {
        var key = Commits.NewKey();

        Assert.Equal(CommitOutcome.Stale, await Commit(Commits.WithEverything(key, 4, key, 1)));

        Assert.Equal("", await Traces(key, key));
    }

    [Fact]
    public async Task A_duplicate_changes_nothing()
    {
        var key = Commits.NewKey();
        await Commit(Commits.WithEverything(key, 0, key, 1));
        var before = await Traces(key, key);

        Assert.Equal(CommitOutcome.Duplicate, await Commit(Commits.WithEverything(key, 1, key, 2)));

        Assert.Equal(before, await Traces(key, key));
    }

    [Fact]
    public async Task A_duplicate_upon_a_new_grain_leaves_no_trace_of_it()
    {
        var (known, fresh) = (Commits.NewKey(), Commits.NewKey());
        await Commit(Commits.Of(known, 0, known));

        Assert.Equal(CommitOutcome.Duplicate, await Commit(Commits.WithEverything(fresh, 0, known, 1)));

        Assert.Equal("", await Traces(fresh));
        Assert.Equal(CommitOutcome.Committed, await Commit(Commits.WithEverything(fresh, 0, fresh, 1)));
    }

    [Fact]
    public async Task What_is_both_stale_and_duplicate_is_stale_so_that_the_newest_state_decides()
    {
        var key = Commits.NewKey();
        await Commit(Commits.Of(key, 0, key));

        Assert.Equal(CommitOutcome.Stale, await Commit(Commits.Of(key, 0, key)));
    }

    [Fact]
    public async Task An_expired_event_id_may_be_taken_again()
    {
        var key = Commits.NewKey();
        var forgetful = await Open(retention: TimeSpan.FromMilliseconds(1));
        await forgetful.Store.Commit(Commits.Of(key, 0, key), Token);

        var outcome = CommitOutcome.Duplicate;
        for (var attempt = 0; attempt < 100 && outcome == CommitOutcome.Duplicate; attempt++)
            outcome = await Commit(Commits.Of(key, 1, key));

        Assert.Equal(CommitOutcome.Committed, outcome);
        Assert.Equal(CommitOutcome.Duplicate, await Commit(Commits.Of(key, 2, key)));
    }

    [Fact]
    public async Task A_commit_that_fails_changes_nothing()
    {
        var key = Commits.NewKey();
        await Commit(Commits.WithEverything(key, 0, null, 1));
        var before = await Traces(key, key);

        await Assert.ThrowsAnyAsync<Exception>(() => Commit(Commits.Impossible(key, 1, key)));

        Assert.Equal(before, await Traces(key, key));
        Assert.Equal(CommitOutcome.Committed, await Commit(Commits.Of(key, 1, key)));
    }

    [Fact]
    public async Task Effects_are_stored_with_the_state_and_in_order()
    {
        var key = Commits.NewKey();
        var texts = Enumerable.Range(1, 20).Select(number => $"{number}").ToArray();
        await Commit(Commits.Of(key, 0).With(Commits.Line(key, 1, "old")));

        await Commit(Commits.WithEverything(key, 1, key, 2) with
        {
            Effects = Commits.WithEverything(key, 1, key, 2).Effects with { Outbox = [.. texts.Select(text => Commits.Entry(key, text))] },
        });

        Assert.Equal(texts.Select(text => $$"""{"text":"{{text}}","images":[]}"""), await Messages(key), JsonText.Comparer);
        Assert.Equal(["edited", "text"], (await Storage.Transcript.Latest(key, 9, 9, Token)).Select(line => line.Text));
        Assert.Equal(["COMPLAINT L1 STATE_0_INIT open"], await Storage.Query<string>(
            "select reason || ' ' || level || ' ' || state || ' ' || status from escalations where session_key = @key", new { key }));
    }

    [Fact]
    public async Task The_wake_up_is_stored_and_taken_back()
    {
        var key = Commits.NewKey();
        const string Woken = "select count(*) from grain_state where key = @key and wake_at = @At";
        const string Never = "select count(*) from grain_state where key = @key and wake_at is null";

        await Commit(Commits.Of(key, 0) with { WakeAt = Commits.At });
        Assert.Equal([1L], await Storage.Query<long>(Woken, new { key, Commits.At }));

        await Commit(Commits.Of(key, 1));
        Assert.Equal([1L], await Storage.Query<long>(Never, new { key }));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Whatever_a_customer_writes_comes_back_as_it_was(string text)
    {
        var key = Commits.NewKey();
        var line = Commits.Line(key, 1, text) with
        {
            Images = [text, "second"],
            Media = text,
            TurnId = "turn",
            Position = long.MaxValue,
            Author = Author.Manager,
        };
        var state = JsonSerializer.Serialize(new { text });

        await Commit(Commits.Of(key, 0, text.Length < 1_000 ? key + text : key, state) with
        {
            Effects = new CommitEffects { Lines = [line], Outbox = [Commits.Entry(key, text, recipient: text)] },
        });

        var read = Assert.Single(await Storage.Transcript.Latest(key, 1, 10, Token));
        Assert.Equal(line.Images.AsEnumerable(), read.Images);
        Assert.Equal(line, read with { Images = line.Images });
        Assert.Equal(text, JsonDocument.Parse((await Load(key))!.Json).RootElement.GetProperty("text").GetString());
        Assert.Equal(text, JsonDocument.Parse((await Messages(key)).Single()).RootElement.GetProperty("text").GetString());
    }

    private Task<CommitOutcome> Commit(Commit commit) => Storage.Store.Commit(commit, Token);

    private Task<StoredState?> Load(string key) => Storage.Store.Load(ISessionGrain.Kind, key, Token);

    private Task<IReadOnlyList<string>> Messages(string key) =>
        Storage.Query<string>("select message from outbox where session_key = @key order by id", new { key });
}
