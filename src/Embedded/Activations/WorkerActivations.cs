using System.Collections.Concurrent;

namespace MirtAi.Embedded;

/// <summary>Up to <paramref name="most"/> activations a key: an idle one is taken, else one is added, else the least busy waits.</summary>
internal sealed class WorkerActivations(GrainClass grainClass, int most) : ActivationDirectory
{
    private readonly ConcurrentDictionary<string, Activation[]> byKey = new(StringComparer.Ordinal);

    internal override IEnumerable<Activation> All => byKey.SelectMany(pair => pair.Value);

    internal override void Send(string key, PendingCall call)
    {
        while (!TrySend(key, call))
        {
        }
    }

    internal override void Remove(Activation ended, ref CallQueue left)
    {
        while (byKey.TryGetValue(ended.Key, out var workers) && workers.Contains(ended))
        {
            Activation[] others = [.. workers.Where(worker => worker != ended)];
            if (others.Length == 0 ? byKey.TryRemove(new(ended.Key, workers)) : byKey.TryUpdate(ended.Key, others, workers))
                return;
        }
    }

    private bool TrySend(string key, PendingCall call)
    {
        var workers = byKey.GetOrAdd(key, static (key, grainClass) => [new(grainClass, key)], grainClass);
        foreach (var worker in workers)
        {
            if (worker.TryReceive(call, onlyWhenIdle: true)) return true;
        }

        if (workers.Length == most)
            return workers.MinBy(worker => worker.Waiting)!.TryReceive(call);

        var added = new Activation(grainClass, key);
        return byKey.TryUpdate(key, [.. workers, added], workers) && added.TryReceive(call, onlyWhenIdle: true);
    }
}
