namespace MirtAi.Silo.Storage;

/// <summary>Tells how the connection pool is doing, without using a connection.</summary>
public interface IPoolStatistics
{
    /// <summary>The numbers of this moment.</summary>
    PoolStatistics Read();
}
