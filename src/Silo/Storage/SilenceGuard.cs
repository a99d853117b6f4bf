using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage;

/// <summary>
/// Notices a database that is connected and says nothing. Whoever waits is told after the patience; while a statement is overdue,
/// others are refused at once instead of each waiting its own time, because callers who wait stand in each other's way.
/// </summary>
/// <remarks>
/// The driver breaks off an overdue statement by asking the server to, and blocks a thread of the pool while that does not answer
/// either. So that the process goes on serving, there are as many threads more meanwhile.
/// </remarks>
internal sealed class SilenceGuard(TimeSpan patience, int connections, TimeProvider clock)
{
    private readonly Lock guard = new();
    private int overdue;

    /// <summary>Runs a statement. One that is given up may still take effect.</summary>
    /// <exception cref="StorageUnavailableException">The database is away, or silent.</exception>
    public async Task<T> Run<T>(Func<Task<T>> statement)
    {
        if (Volatile.Read(ref overdue) > 0)
            throw new StorageUnavailableException("The database has stopped answering.");
        var running = StorageFaults.Guard(statement);
        try
        {
            return await running.WaitAsync(patience, clock);
        }
        catch (TimeoutException exception)
        {
            // It may have come to its end while this was on its way.
            if (running.IsCompleted)
                return await running;
            _ = Overdue(running);
            throw new StorageUnavailableException($"The database did not answer within {patience}.", exception);
        }
    }

    private async Task Overdue(Task running)
    {
        lock (guard)
        {
            if (++overdue == 1)
                AddThreads(connections);
        }
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (guard)
        {
            if (--overdue == 0)
                AddThreads(-connections);
        }
    }

    private static void AddThreads(int count)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(workers + count, ports);
    }
}
