using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Runtime;

namespace MirtAi.Embedded;

/// <summary>What stands for a grain elsewhere: turns each call of its interface into a call of the grain.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy types made at run time derive from it.")]
internal class GrainReference : DispatchProxy, IAddressable
{
    private GrainInterface? contract;
    private string? key;

    internal GrainId GrainId => new(Interface.Class.Name, Key);

    private GrainInterface Interface => contract!;

    private string Key => key!;

    public override bool Equals(object? obj) => obj is GrainReference other && other.GrainId == GrainId;

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainId.ToString();

    internal static GrainReference Prototype(GrainInterface grainInterface)
    {
        var prototype = (GrainReference)Create(grainInterface.Type, typeof(GrainReference));
        prototype.contract = grainInterface;
        return prototype;
    }

    /// <summary>A copy of this one for another key: much cheaper than making a proxy.</summary>
    internal GrainReference To(string key)
    {
        var reference = (GrainReference)MemberwiseClone();
        reference.key = key;
        return reference;
    }

    internal GrainReference As(Type interfaceType) => Interface.Class.ReferenceTo(Key, interfaceType);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Interface.MethodOf(targetMethod!).Send(Interface.Class, Key, args!);
}
