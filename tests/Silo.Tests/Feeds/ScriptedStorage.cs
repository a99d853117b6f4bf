using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>A database that serves unless it is said to be away.</summary>
internal sealed class ScriptedStorage : IStorageCheck
{
    public bool IsAway { get; set; }

    public Task Check(CancellationToken cancellationToken) =>
        IsAway ? Task.FromException(new StorageUnavailableException()) : Task.CompletedTask;
}
