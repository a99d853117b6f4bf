using System.Reflection;
using MirtAi.Grains.Interfaces.Sessions;
using Orleans;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>A factory of grains, all of which are sessions of customers who never wrote.</summary>
public class NoSessions : DispatchProxy
{
    public static IGrainFactory Grains => Create<IGrainFactory, NoSessions>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        nameof(IGrainFactory.GetGrain) => Create<ISessionGrain, NoSessions>(),
        nameof(ISessionGrain.Manage) => Task.FromResult(new ManagerReceipt(ManagerOutcome.NoSession)),
        nameof(ISessionGrain.Erase) => Task.CompletedTask,
        var other => throw new NotSupportedException(other),
    };
}
