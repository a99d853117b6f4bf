using MirtAi.Channels.Accounts;
using MirtAi.Grains.Durability;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>A vault in memory, which can be away.</summary>
internal sealed class MemoryVault : ICredentialVault
{
    public StoredCredential? Stored { get; set; }

    public bool IsAway { get; set; }

    public Task<StoredCredential?> Read(string account, CancellationToken cancellationToken) =>
        IsAway ? throw new StorageUnavailableException("away") : Task.FromResult(Stored);

    public Task Write(string account, StoredCredential credential, CancellationToken cancellationToken)
    {
        Stored = credential;
        return Task.CompletedTask;
    }
}
