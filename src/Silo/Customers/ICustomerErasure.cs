namespace MirtAi.Silo.Customers;

/// <summary>Deletes everything that is held about a customer.</summary>
public interface ICustomerErasure
{
    /// <summary>
    /// Deletes it; done again when nothing is held, it changes nothing. False if a hold for the law keeps it: it is deleted when that is
    /// lifted.
    /// </summary>
    Task<bool> Erase(string key, CancellationToken cancellationToken);
}
