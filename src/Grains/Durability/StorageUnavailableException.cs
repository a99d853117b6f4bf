namespace MirtAi.Durability;

/// <summary>The database cannot be reached, is overloaded, or did not answer in time. The caller may try again.</summary>
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
    {
    }

    public StorageUnavailableException(string message) : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
