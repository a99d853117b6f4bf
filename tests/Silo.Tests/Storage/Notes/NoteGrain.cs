using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using Orleans;

namespace MirtAi.Silo.Tests.Storage.Notes;

[GrainType(Kind)]
internal sealed class NoteGrain(ICommitStore store, TimeProvider clock, ILogger<NoteGrain> logger)
    : DurableGrain<Note>(store, clock, logger), INoteGrain
{
    public const string Kind = "customer-note";

    protected override JsonTypeInfo<Note> StateJson => (JsonTypeInfo<Note>)JsonSerializerOptions.Web.GetTypeInfo(typeof(Note));

    public Task Write(string sessionKey, string text) => Change((_, now) =>
        new Decision<Note, bool>(new Note(sessionKey, text, now + TimeSpan.FromHours(1), Reminded: false), CommitEffects.None, true));

    public Task Wake() => Advance();

    protected override Note Initial() => new("", "", null, Reminded: false);

    protected override DateTimeOffset? WakeAt(Note state) => state.DueAt;

    protected override Task Advance() => Change((note, now) =>
        note.DueAt <= now
            ? new Decision<Note, bool>(note with { DueAt = null, Reminded = true }, CommitEffects.None, true)
            : new Decision<Note, bool>(null, CommitEffects.None, false));
}
