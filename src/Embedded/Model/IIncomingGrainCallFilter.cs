namespace Orleans;

/// <summary>
/// Wraps every grain call (not timer ticks), on the activation, within the call. Register it as a service; the first
/// registered is the outermost.
/// </summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Goes on by <see cref="IGrainCallContext.Invoke"/>; not doing so leaves the grain out.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
