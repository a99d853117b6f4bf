using System.Data.Common;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>The database of another host, which closes it; counts how often it is asked for a connection.</summary>
internal sealed class BorrowedDatabase(ITestDatabase lender) : ITestDatabase
{
    private int opened;

    /// <summary>How many connections were opened here.</summary>
    public int Opened => Volatile.Read(ref opened);

    public bool IsDown
    {
        get => lender.IsDown;
        set => lender.IsDown = value;
    }

    public StorageProvider Provider => lender.Provider;

    public ValueTask<DbConnection> Open(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref opened);
        return lender.Open(cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
