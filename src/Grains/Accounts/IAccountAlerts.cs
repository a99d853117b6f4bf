namespace MirtAi.Grains.Accounts;

/// <summary>Tells the managers what they have to know of an account.</summary>
public interface IAccountAlerts
{
    /// <summary>
    /// Tells that the platform has refused the account's credentials since that time, once however often it is asked to. False if there
    /// is no way to tell it, as when their own account is the one that is refused.
    /// </summary>
    /// <exception cref="Durability.StorageUnavailableException">It is not known to be told.</exception>
    Task<bool> TellCredentialsRefused(string account, DateTimeOffset since);
}
