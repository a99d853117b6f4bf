using Microsoft.Extensions.Options;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Broadcasts;
using Orleans;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Plans and steers broadcasts, wherever their grains are.</summary>
internal sealed class BroadcastDesk(
    IGrainFactory grains,
    IAudienceReader audience,
    BroadcastSelection selection,
    IOptions<BroadcastOptions> options,
    TimeProvider clock)
{
    private const int PageSize = 1_000;

    /// <summary>Counts to whom a broadcast would go now, page by page.</summary>
    public async Task<BroadcastPreview> Preview(BroadcastAudience to, CancellationToken cancellationToken)
    {
        var (recipients, after) = (0, "");
        var skipped = new Dictionary<string, int>();
        while (true)
        {
            var page = await audience.Next(to, after, PageSize, cancellationToken);
            foreach (var candidate in page)
            {
                if (selection.Reason(candidate, clock.GetUtcNow()) is { } reason)
                    skipped[reason] = skipped.GetValueOrDefault(reason) + 1;
                else
                    recipients++;
            }

            if (page.Length < PageSize)
                return new BroadcastPreview(recipients, skipped, options.Value.MaxRecipients);
            after = page[^1].SessionKey;
        }
    }

    /// <summary>Plans it; returns once it is stored.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be planned: repeat it with its id.</exception>
    public Task Plan(string id, BroadcastPlan plan, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => Grain(id).Plan(plan), clock, cancellationToken);

    /// <summary>Pauses, resumes or cancels it; false if it is over or there is none.</summary>
    public Task<bool> Steer(string id, BroadcastSteering steering, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => Grain(id).Steer(steering), clock, cancellationToken);

    private IBroadcastGrain Grain(string id) => grains.GetGrain<IBroadcastGrain>(id);
}
