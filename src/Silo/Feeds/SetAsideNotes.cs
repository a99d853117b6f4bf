using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Feeds;

/// <summary>Names the accounts of which events are set aside.</summary>
internal sealed class SetAsideNotes(SetAsideEvents events, TimeProvider clock) : CachedHealthNotes(clock)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableDictionary<string, string>> ReadAll() =>
        (await events.Count(CancellationToken.None)).ToImmutableDictionary(
            of => of.Account,
            of => string.Create(CultureInfo.InvariantCulture, $"{of.Count} events are set aside: see GET /api/v1/set-aside"));
}
