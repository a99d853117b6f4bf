using MirtAi.Grains.Durability;
using Orleans;

namespace MirtAi.Silo.Hosting;

/// <summary>
/// Makes the one fault that callers act upon fit to travel to another process: the driver's exceptions inside it do not, and what
/// cannot be sent arrives as a fault of another kind, for which nobody answers 503.
/// </summary>
internal sealed class PortableFaults : IIncomingGrainCallFilter
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
            throw new StorageUnavailableException(exception.Message);
        }
    }
}
