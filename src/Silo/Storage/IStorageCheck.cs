namespace MirtAi.Silo.Storage;

/// <summary>Tries whether the database can do what a webhook needs.</summary>
internal interface IStorageCheck
{
    /// <summary>The statement that is stored for good, up to its values.</summary>
    const string Upsert = "insert into storage_probe (id, at) values";

    /// <summary>
    /// Rehearses a session's commits, which are rolled back, and stores one small row. Costs a few milliseconds.
    /// </summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away, or cannot serve as it is.</exception>
    Task Check(CancellationToken cancellationToken);
}
