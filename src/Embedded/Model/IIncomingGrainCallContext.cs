using System.Reflection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>A call that has reached its activation.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    IGrainContext TargetContext { get; }

    /// <summary>The method of the grain's class.</summary>
    MethodInfo ImplementationMethod { get; }
}
