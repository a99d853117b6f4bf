using Orleans;

namespace MirtAi.Grains.Durability;

/// <summary>
/// The database cannot be reached, is overloaded, or did not answer in time. The caller may try again. It is part of the contract of
/// every grain that stores: it keeps its type on its way to a caller in another process.
/// </summary>
[GenerateSerializer, Alias("mirtai.storage-unavailable")]
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
