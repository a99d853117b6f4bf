namespace MirtAi.Silo.Accounts;

/// <summary>Looks after accounts out of turn.</summary>
public interface IAccountChecks
{
    /// <summary>Looks after an account now. The answer is whether the platform could be asked.</summary>
    Task<bool> Tend(string account, CancellationToken cancellationToken);
}
