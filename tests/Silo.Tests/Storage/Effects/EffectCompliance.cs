using System.Text.Json;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Tests.Storage.Effects.Visits;

namespace MirtAi.Silo.Tests.Storage.Effects;

/// <summary>What holds for every type of effect in every database.</summary>
public abstract class EffectCompliance : StorageCompliance
{
    private readonly string key = Commits.NewKey();

    public static TheoryData<string> Effects => new(EffectSamples.All.Keys.ToArray());

    public static TheoryData<string> Personal =>
        new(EffectSamples.All.Where(sample => sample.Value.Member is not null).Select(sample => sample.Key).ToArray());

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task An_effect_is_stored_with_its_commit(string name)
    {
        var sample = EffectSamples.All[name];
        var version = await Prepare(sample, key);
        Assert.Equal(0, await sample.Count(Storage, key));

        Assert.Equal(CommitOutcome.Committed, await Commit(With(key, version, sample.Of(key))));

        Assert.Equal(1, await sample.Count(Storage, key));
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task An_effect_of_a_stale_or_duplicate_commit_is_not_stored(string name)
    {
        var sample = EffectSamples.All[name];
        var version = await Prepare(sample, key);
        var known = Commits.NewKey();
        await Commit(Commits.Of(known, 0, known));

        Assert.Equal(CommitOutcome.Stale, await Commit(With(key, version + 1, sample.Of(key))));
        Assert.Equal(CommitOutcome.Duplicate, await Commit(With(key, version, sample.Of(key)) with { DedupeKey = known }));

        Assert.Equal(0, await sample.Count(Storage, key));
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task An_effect_of_a_commit_that_fails_is_not_stored(string name)
    {
        var sample = EffectSamples.All[name];
        var version = await Prepare(sample, key);
        var impossible = Commits.Impossible(key, version);

        await Assert.ThrowsAnyAsync<Exception>(
            () => Commit(impossible with { Effects = impossible.Effects with { Features = [sample.Of(key)] } }));

        Assert.Equal(0, await sample.Count(Storage, key));
    }

    [Theory]
    [MemberData(nameof(Effects))]
    public async Task Of_many_commits_at_once_those_that_are_stored_have_their_effects(string name)
    {
        var sample = EffectSamples.All[name];
        var keys = Enumerable.Range(0, 40).Select(_ => Commits.NewKey()).ToArray();
        var versions = await Task.WhenAll(keys.Select(one => Prepare(sample, one)));

        await Task.WhenAll(keys.Select((one, index) => Commit((index % 4) switch
        {
            0 => Commits.Of(one, versions[index]),
            1 => With(one, versions[index] + 1, sample.Of(one)),
            _ => With(one, versions[index], sample.Of(one)),
        })));

        for (var index = 0; index < keys.Length; index++)
            Assert.Equal(index % 4 > 1 ? 1 : 0, await sample.Count(Storage, keys[index]));
    }

    [Theory]
    [MemberData(nameof(Personal))]
    public async Task An_effect_about_a_customer_is_exported_and_erased_with_them_alone(string name)
    {
        var sample = EffectSamples.All[name];
        var other = Commits.NewKey();
        foreach (var one in (string[])[key, other])
            await Commit(With(one, await Prepare(sample, one), sample.Of(one)));

        Assert.Equal(1, (await Export(key)).GetProperty(sample.Member!).GetArrayLength());
        await Erase(key);

        Assert.Equal((0, 1), (await sample.Count(Storage, key), await sample.Count(Storage, other)));
        Assert.Equal(0, (await Export(key)).GetProperty(sample.Member!).GetArrayLength());
    }

    [Fact]
    public async Task A_commit_has_effects_of_all_types_and_an_order_is_there_for_its_proof()
    {
        var samples = EffectSamples.All.Values.Where(sample => sample != EffectSamples.Erasure).ToArray();

        var commit = With(key, 0, [.. samples.Select(sample => sample.Of(key)).Reverse()]);
        // What is withdrawn, and what is taken back, is there as well.
        await Commit(commit with
        {
            Effects = commit.Effects with
            {
                Lines = [Commits.Line(key, 1)],
                Outbox = [Commits.Entry(key) with { Sequence = 1 }],
            },
        });

        foreach (var sample in samples)
            Assert.Equal(1, await sample.Count(Storage, key));
    }

    [Fact]
    public async Task An_erasure_erases_what_its_own_commit_stores_as_well()
    {
        var commit = With(key, 0, [new CustomerErased(key), .. EffectSamples.All.Values.Select(sample => sample.Of(key))])
            .With(Commits.Line(key, 1));

        await Commit(commit);

        Assert.All(
            (await Export(key)).EnumerateObject().Where(member => member.Name is not ("key" or "keys" or "session")),
            member => Assert.Equal(0, member.Value.GetArrayLength()));
    }

    [Fact]
    public async Task An_effect_that_the_database_refuses_fails_its_commit_whole_and_no_other()
    {
        var others = Enumerable.Range(0, 8).Select(_ => Commits.NewKey()).ToArray();
        var refused = Commit(With(key, 0, new Visit(key, "/", -1)).With(Commits.Line(key, 1)) with { DedupeKey = key });

        var outcomes = await Task.WhenAll(others.Select(other => Commit(With(other, 0, EffectSamples.Visit.Of(other)))));

        await Assert.ThrowsAnyAsync<Exception>(() => refused);
        Assert.Equal("", await Traces(key, key));
        Assert.Equal(0, await EffectSamples.Visit.Count(Storage, key));
        Assert.All(outcomes, outcome => Assert.Equal(CommitOutcome.Committed, outcome));
        foreach (var other in others)
            Assert.Equal(1, await EffectSamples.Visit.Count(Storage, other));
    }

    [Fact]
    public async Task Effects_of_one_type_are_stored_all()
    {
        await Commit(With(key, 0, EffectSamples.Visit.Of(key), EffectSamples.Visit.Of(key)));

        Assert.Equal(2, await EffectSamples.Visit.Count(Storage, key));
    }

    [Fact]
    public async Task A_commit_with_an_effect_that_has_no_writer_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Commit(With(key, 0, new Unheard())));

        Assert.Contains(nameof(Unheard), refusal.Message, StringComparison.Ordinal);
        Assert.Null(await Storage.Store.Load(ISessionGrain.Kind, key, Token));
    }

    [Fact]
    public async Task A_call_for_a_person_has_the_time_of_its_commit()
    {
        await Commit(Commits.WithEverything(key, 0, null, 1));

        Assert.Equal(
            [1L], await Storage.Query<long>(
                "select count(*) from escalations where session_key = @key and at = @At", new { key, Commits.At }));
    }

    private Task<CommitOutcome> Commit(Commit commit) => Storage.Store.Commit(commit, Token);

    private static Commit With(string session, long expected, params ICommitEffect[] effects) =>
        Commits.Of(session, expected) with { Effects = new CommitEffects { Features = [.. effects] } };

    /// <summary>Stores what comes before an effect; the answer is the version upon which it is committed.</summary>
    private async Task<long> Prepare(EffectSample sample, string session)
    {
        if (sample.Before is not { } before)
            return 0;
        await Commit(Commits.Of(session, 0) with { Effects = before(session) });
        return 1;
    }

    private async Task Erase(string session)
    {
        var version = (await Storage.Store.Load(ISessionGrain.Kind, session, Token))!.Version;
        Assert.Equal(CommitOutcome.Committed, await Commit(With(session, version, new CustomerErased(session))));
    }

    private async Task<JsonElement> Export(string session)
    {
        using var stream = new MemoryStream();
        await Storage.Customers.Export(session, stream, Token);
        return JsonElement.Parse(stream.ToArray());
    }

    private sealed record Unheard : ICommitEffect;
}
