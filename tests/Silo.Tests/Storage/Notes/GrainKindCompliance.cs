using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Tests.Conversations;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage.Notes;

/// <summary>A new kind of grain is woken, exported and erased like those of the product: its state is stored under its own type.</summary>
public abstract class GrainKindCompliance : StorageCompliance
{
    private readonly WatchedTimeProvider clock = new();
    private readonly string key = Commits.NewKey();

    private string Note => "note-" + key;

    [Fact]
    public async Task It_is_woken_though_its_process_is_gone()
    {
        await using var gone = await ConversationHost.Start(Storage, new WatchedTimeProvider());
        await gone.Grains.GetGrain<INoteGrain>(Note).Write(key, "ask about the size");
        await using var host = await ConversationHost.Start(Storage, clock);
        clock.Advance(TimeSpan.FromHours(2));

        using var stop = new CancellationTokenSource();
        var sweeping = await Sweep(host, stop.Token);
        await host.Until(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(0.5));
            return (await Stored())!.Value.GetProperty("reminded").GetBoolean();
        });

        await stop.CancelAsync();
        await Task.WhenAny(sweeping);
    }

    [Fact]
    public async Task It_is_exported_and_erased_with_its_customer_and_a_grain_that_remembers_them_begins_anew()
    {
        await using var host = await ConversationHost.Start(Storage, clock);
        var note = host.Grains.GetGrain<INoteGrain>(Note);
        await note.Write(key, "secret");
        var other = host.Grains.GetGrain<INoteGrain>("other-" + Note);
        await other.Write("other-" + key, "another's");

        Assert.True(await Storage.Customers.Holds(key, Token));
        var exported = Assert.Single((await Export()).GetProperty("customerNote").EnumerateArray());
        Assert.Equal("secret", exported.GetProperty("state").GetProperty("text").GetString());
        await Storage.Store.Commit(Commits.Of(key, 0) with { Effects = new CommitEffects { Features = [new CustomerErased(key)] } }, Token);

        Assert.Null(await Stored());
        Assert.NotNull(await Storage.Store.Load(NoteGrain.Kind, "other-" + Note, Token));
        await host.Finish(note.Write(key, "new"));
        Assert.Equal("new", (await Stored())!.Value.GetProperty("text").GetString());
        Assert.Equal(1, (await Storage.Store.Load(NoteGrain.Kind, Note, Token))!.Version);
    }

    private async Task<Task> Sweep(ConversationHost host, CancellationToken stop)
    {
        var locks = Storage.Locks();
        var lease = await locks.TryAcquire("sweeper:" + key, TimeSpan.FromHours(1), Token);
        return new SweeperJob(Storage.Database, host.Grains, locks, clock, NullLogger<SweeperJob>.Instance).Run(lease!, stop);
    }

    private async Task<JsonElement?> Stored() =>
        await Storage.Store.Load(NoteGrain.Kind, Note, Token) is { } stored ? JsonElement.Parse(stored.Json) : null;

    private async Task<JsonElement> Export()
    {
        using var stream = new MemoryStream();
        await Storage.Customers.Export(key, stream, Token);
        return JsonElement.Parse(stream.ToArray());
    }
}
