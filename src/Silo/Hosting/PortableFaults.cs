using System.Data.Common;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;
using Orleans;

namespace MirtAi.Silo.Hosting;

/// <summary>
/// Makes faults of the database fit to travel to another process: the driver's exceptions are not, and what cannot be sent arrives as
/// a fault of another kind, for which nobody answers 503 and which tells nothing. The cause stays in this process's log.
/// </summary>
internal sealed class PortableFaults(StorageFaultLog log) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (StorageUnavailableException exception) when (exception.InnerException is not null)
        {
            log.Tell(exception);
            throw new StorageUnavailableException(exception.Message);
        }
        catch (DbException exception)
        {
            if (!StorageFaults.IsUnavailable(exception))
            {
                log.TellRefused(exception);
                throw new InvalidOperationException("The database refuses a statement: " + exception.Message);
            }
            log.Tell(exception);
            throw new StorageUnavailableException("The database is unavailable: " + exception.Message);
        }
    }
}
