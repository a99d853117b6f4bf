namespace MirtAi.Silo.Delivery;

/// <summary>Is told of deliveries once they are recorded.</summary>
internal interface IDeliveryObserver
{
    /// <summary>A message of the session was delivered through the account.</summary>
    void Delivered(string account, string sessionKey);

    /// <summary>A message of the session was given up.</summary>
    void GivenUp(string account, string sessionKey)
    {
    }
}
