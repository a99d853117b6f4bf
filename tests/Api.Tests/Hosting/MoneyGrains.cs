using System.Collections.Concurrent;
using System.Reflection;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Interfaces.Subscriptions;
using Orleans;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>A factory of grains of payments, subscriptions and broadcasts that do what they are asked for, and note it.</summary>
public class MoneyGrains : DispatchProxy
{
    private ConcurrentQueue<string> asked = [];

    public static IGrainFactory Of(ConcurrentQueue<string> asked)
    {
        var factory = Create<IGrainFactory, MoneyGrains>();
        ((MoneyGrains)(object)factory).asked = asked;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod?.Name)
        {
            case nameof(IGrainFactory.GetGrain):
                var grain = Create(targetMethod.ReturnType, typeof(MoneyGrains));
                ((MoneyGrains)grain).asked = asked;
                return grain;
            case nameof(IPaymentGrain.Check):
                asked.Enqueue("check");
                return Task.CompletedTask;
            case nameof(IPaymentGrain.Refund):
                var request = (RefundRequest)args![0]!;
                asked.Enqueue(FormattableString.Invariant($"refund {request.Amount}"));
                return Task.FromResult(new RefundReceipt(RefundStatus.Asked));
            case nameof(ISubscriptionGrain.Grant):
                var grant = (SubscriptionGrant)args![0]!;
                asked.Enqueue($"grant {grant.Plan}, {(grant.RequestDigest is null ? "once" : "once for its key")}");
                return Task.CompletedTask;
            case nameof(IBroadcastGrain.Plan):
                asked.Enqueue($"plan {((BroadcastPlan)args![0]!).Words.Ukrainian}");
                return Task.CompletedTask;
            case nameof(IBroadcastGrain.Steer):
                asked.Enqueue($"{args![0]}");
                return Task.FromResult(true);
            default:
                throw new NotSupportedException(targetMethod?.Name);
        }
    }
}
