using MirtAi.Silo.Health;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Health;

/// <summary>The database takes what a webhook has to store.</summary>
internal sealed class StoragePart(StorageProbe probe) : IReadinessPart
{
    /// <inheritdoc/>
    public string Name => "storage";

    /// <inheritdoc/>
    public Task<string> Check(CancellationToken cancellationToken) => probe.Read();
}
