namespace MirtAi.Channels.Accounts;

/// <summary>
/// Looks after the credentials of an account: checks them, and renews what expires. The service has it done by one process of the fleet, at
/// its start and each morning, and tells managers what comes of it.
/// </summary>
public interface IAccountUpkeep
{
    /// <summary>The account, by its name in the outbox.</summary>
    string Account { get; }

    /// <summary>Whether there is anything to look after.</summary>
    bool IsOn { get; }

    /// <summary>Looks after it once.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away.</exception>
    Task<AccountCheck> Tend(CancellationToken cancellationToken);
}
