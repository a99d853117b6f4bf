using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Delivery;

/// <summary>One pump for every channel account that is on.</summary>
internal sealed class DeliveryPumps(ChannelDirectory channels, IServiceProvider services) : IJobSource, IDisposable
{
    private readonly DeliveryPump[] pumps =
        [.. channels.All.Select(client => ActivatorUtilities.CreateInstance<DeliveryPump>(services, client))];

    /// <inheritdoc/>
    public IEnumerable<IBackgroundJob> Jobs => pumps;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pump in pumps)
            pump.Dispose();
    }
}
