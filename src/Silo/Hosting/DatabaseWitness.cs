using Microsoft.Extensions.Logging;
using MirtAi.Grains.Interfaces.Durability;
using MirtAi.Silo.Health;
using MirtAi.Silo.Storage;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace MirtAi.Silo.Hosting;

/// <inheritdoc cref="IDatabaseWitness"/>
[Reentrant]
internal sealed class DatabaseWitness(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, StorageProbe probe)
    : GrainService(id, silo, loggers), IDatabaseWitness
{
    /// <inheritdoc/>
    public async Task<bool> Reaches() => await probe.Read() == IReadinessPart.Ok;
}
