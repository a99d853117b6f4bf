using System.Reflection;
using Orleans.Concurrency;

namespace MirtAi.Embedded;

/// <summary>A method of a grain interface, ready to be sent and invoked without looking anything up again.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    internal MethodInfo Method { get; } = method;

    internal string InterfaceName { get; } = method.DeclaringType!.FullName!;

    internal bool Interleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    internal abstract bool HasResult { get; }

    /// <summary>Sends the call and returns what the method is declared to return.</summary>
    internal abstract object Send(GrainClass target, string key, object?[] arguments);

    /// <exception cref="NotSupportedException">The method is generic, or does not return a task.</exception>
    internal static GrainMethod Of(MethodInfo method)
    {
        var returned = method.ReturnType;
        var result = returned == typeof(Task) || returned == typeof(ValueTask)
            ? typeof(NoResult)
            : returned.IsGenericType && returned.GetGenericTypeDefinition() is var task && (task == typeof(Task<>) || task == typeof(ValueTask<>))
                ? returned.GenericTypeArguments[0]
                : null;
        if (result is null || method.IsGenericMethodDefinition)
        {
            throw new NotSupportedException(
                $"{method.DeclaringType}.{method.Name} must not be generic and must return Task, Task<T>, ValueTask or ValueTask<T>.");
        }

        return (GrainMethod)Activator.CreateInstance(
            typeof(GrainMethod<>).MakeGenericType(result),
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, [method], null)!;
    }
}
