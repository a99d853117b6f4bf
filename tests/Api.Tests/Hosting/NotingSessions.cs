using System.Collections.Concurrent;
using System.Reflection;
using MirtAi.Grains.Interfaces.Sessions;
using Orleans;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>A factory of grains, all of which are sessions that note what managers want, and answer as they are told.</summary>
public class NotingSessions : DispatchProxy
{
    private ManagerReceipt answer = new(ManagerOutcome.Done);

    private ConcurrentQueue<ManagerAction> wanted = [];

    public static IGrainFactory Of(ConcurrentQueue<ManagerAction> wanted, ManagerReceipt answer)
    {
        var factory = Create<IGrainFactory, NotingSessions>();
        ((NotingSessions)(object)factory).Take(wanted, answer);
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod?.Name)
        {
            case nameof(IGrainFactory.GetGrain):
                var session = Create<ISessionGrain, NotingSessions>();
                ((NotingSessions)(object)session).Take(wanted, answer);
                return session;
            case nameof(ISessionGrain.Manage):
                wanted.Enqueue((ManagerAction)args![0]!);
                return Task.FromResult(answer);
            default:
                throw new NotSupportedException(targetMethod?.Name);
        }
    }

    private void Take(ConcurrentQueue<ManagerAction> actions, ManagerReceipt receipt) => (wanted, answer) = (actions, receipt);
}
