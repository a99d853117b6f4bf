using System.Reflection;
using Orleans;

namespace MirtAi.Silo.Tests.Inbound;

/// <summary>A factory that returns the same grain whatever it is asked for.</summary>
public class OneGrainFactory : DispatchProxy
{
    private object? grain;

    public static IGrainFactory Of(object grain)
    {
        var factory = Create<IGrainFactory, OneGrainFactory>();
        ((OneGrainFactory)(object)factory).grain = grain;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => grain;
}
