using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Delivery;

/// <summary>Says that messages wait for too long.</summary>
internal sealed class BacklogNotes(Outbox outbox, IOptions<DeliveryOptions> options, TimeProvider clock) : CachedHealthNotes(clock)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableDictionary<string, string>> ReadAll()
    {
        var ages = await outbox.Ages(CancellationToken.None);
        var late = ages.Where(one => one.Value > options.Value.MaxWait).OrderByDescending(one => one.Value);
        var text = string.Join(
            ", ", late.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} waits for {one.Value.TotalSeconds:0} s")));
        return text.Length > 0 ? ImmutableDictionary<string, string>.Empty.Add("outbox", text) : ImmutableDictionary<string, string>.Empty;
    }
}
