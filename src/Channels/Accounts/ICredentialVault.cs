namespace MirtAi.Channels.Accounts;

/// <summary>
/// Keeps the credentials that channels renew by themselves: encrypted at rest, and readable by every process of the fleet.
/// </summary>
public interface ICredentialVault
{
    /// <summary>What is kept for an account; null if nothing is, or it can no longer be read.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away.</exception>
    Task<StoredCredential?> Read(string account, CancellationToken cancellationToken);

    /// <summary>Keeps it instead of what was kept before.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be kept.</exception>
    Task Write(string account, StoredCredential credential, CancellationToken cancellationToken);
}
