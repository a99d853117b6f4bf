using System.Collections.Frozen;
using System.Reflection;

namespace MirtAi.Embedded;

/// <summary>A grain interface, the one class that implements it, and its methods.</summary>
internal sealed class GrainInterface
{
    private readonly FrozenDictionary<MethodInfo, GrainMethod> methods;
    private readonly Lazy<GrainReference> prototype;

    internal GrainInterface(Type type, GrainClass grainClass)
    {
        Type = type;
        Class = grainClass;
        methods = type.GetInterfaces().Append(type)
            .SelectMany(declaring => declaring.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .ToFrozenDictionary(method => method, GrainMethod.Of);
        prototype = new(() => GrainReference.Prototype(this));
    }

    internal Type Type { get; }

    internal GrainClass Class { get; }

    internal GrainReference ReferenceTo(string key) => prototype.Value.To(key);

    internal GrainMethod MethodOf(MethodInfo method) => methods[method];
}
