using System.Reflection;

namespace Orleans;

/// <summary>A call that has reached its activation.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The method of the grain's class.</summary>
    MethodInfo ImplementationMethod { get; }
}
