using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way to the grain.</summary>
public interface IGrainCallContext
{
    IInvokable Request { get; }

    /// <summary>The grain object.</summary>
    object Grain { get; }

    GrainId TargetId { get; }

    /// <summary>The full name of the interface that declares the method.</summary>
    string InterfaceName { get; }

    string MethodName { get; }

    MethodInfo InterfaceMethod { get; }

    /// <summary>What the caller gets, once <see cref="Invoke"/> has ended; null for a method without a result.</summary>
    object? Result { get; set; }

    /// <summary>Runs the next filter, or the grain; throws what it throws.</summary>
    Task Invoke();
}
