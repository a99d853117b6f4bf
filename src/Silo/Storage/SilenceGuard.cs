using MirtAi.Durability;

namespace MirtAi.Storage;

/// <summary>
/// Notices a database that is connected and says nothing. Whoever waits is told after the patience; while a statement is overdue,
/// others are refused at once instead of each waiting its own time, because callers who wait stand in each other's way.
/// </summary>
internal sealed class SilenceGuard(TimeSpan patience, TimeProvider clock)
{
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
            _ = Overdue(running);
            throw new StorageUnavailableException($"The database did not answer within {patience}.", exception);
        }
    }

    /// <summary>The driver breaks off an overdue statement sooner or later; with its end others may try again.</summary>
    private async Task Overdue(Task running)
    {
        Interlocked.Increment(ref overdue);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref overdue);
    }
}
