using System.Data.Common;
using MirtAi.Silo.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>A database that counts what is asked of it.</summary>
internal sealed class CountingDatabase(IDatabase database) : IDatabase
{
    public int Queries { get; private set; }

    public StorageProvider Provider => database.Provider;

    public async ValueTask<DbConnection> Open(CancellationToken cancellationToken) =>
        new CountingConnection(await database.Open(cancellationToken), () => Queries++);
}
