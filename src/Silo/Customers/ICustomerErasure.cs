namespace MirtAi.Silo.Customers;

/// <summary>Deletes everything that is held about a customer.</summary>
public interface ICustomerErasure
{
    /// <summary>Deletes it; done again when nothing is held, it changes nothing.</summary>
    Task Erase(string key, CancellationToken cancellationToken);
}
