using Orleans;
using Orleans.Runtime;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>Refuses so many calls of each of some grains, as if their process had just died.</summary>
internal sealed class DyingProcess(int refusals, params Type[] grains) : IIncomingGrainCallFilter
{
    private readonly Lock gate = new();
    private readonly Dictionary<Type, int> left = grains.ToDictionary(grain => grain, _ => refusals);

    /// <summary>It has refused all that it refuses.</summary>
    public bool IsDone
    {
        get
        {
            lock (gate)
                return left.Values.All(count => count == 0);
        }
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        lock (gate)
            if (left.TryGetValue(context.InterfaceMethod.DeclaringType!, out var count) && count > 0)
            {
                left[context.InterfaceMethod.DeclaringType!] = count - 1;
                throw new SiloUnavailableException("It has died");
            }

        return context.Invoke();
    }
}
