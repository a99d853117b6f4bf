using MirtAi.Grains.Interfaces.Durability;
using Orleans.Runtime;
using Orleans.Runtime.Services;

namespace MirtAi.Silo.Hosting;

/// <inheritdoc/>
internal sealed class DatabaseWitnesses(IServiceProvider services, ISiloStatusOracle statuses, TimeProvider clock)
    : GrainServiceClient<IDatabaseWitness>(services), IDatabaseWitnesses
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<bool> AnyReaches()
    {
        var others = statuses.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(silo => !silo.Equals(statuses.SiloAddress));
        return (await Task.WhenAll(others.Select(Ask))).Contains(true);
    }

    private async Task<bool> Ask(SiloAddress silo)
    {
        var asked = GetGrainService(silo).Reaches();
        await Task.WhenAny(asked, Task.Delay(Patience, clock));
        return asked.IsCompletedSuccessfully && await asked;
    }
}
