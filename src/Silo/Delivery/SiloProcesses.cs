using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace MirtAi.Silo.Delivery;

/// <summary>The silos of the cluster, by their addresses, which hold the time of their start.</summary>
internal sealed class SiloProcesses(IServiceProvider services, ILocalSiloDetails local) : IFleetProcesses
{
    // The silos' statuses are known by what this is a part of, so they are asked for late.
    private ISiloStatusOracle? statuses;

    /// <inheritdoc/>
    public string Self => local.SiloAddress.ToParsableString();

    /// <inheritdoc/>
    public string[] Alive
    {
        get
        {
            statuses ??= services.GetRequiredService<ISiloStatusOracle>();
            return
            [
                .. statuses.GetApproximateSiloStatuses()
                    .Where(silo => silo.Value is not SiloStatus.Dead)
                    .Select(silo => silo.Key.ToParsableString())
                    .Append(Self)
                    .Distinct(),
            ];
        }
    }
}
