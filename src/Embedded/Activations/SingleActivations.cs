using System.Collections.Concurrent;

namespace MirtAi.Embedded;

/// <summary>One activation a key.</summary>
internal sealed class SingleActivations(GrainClass grainClass) : ActivationDirectory
{
    private readonly ConcurrentDictionary<string, Activation> byKey = new(StringComparer.Ordinal);

    internal override IEnumerable<Activation> All => byKey.Select(pair => pair.Value);

    internal override void Send(string key, PendingCall call)
    {
        // Refused only by an activation that has ended, and that one is in here no more.
        while (!byKey.GetOrAdd(key, static (key, grainClass) => new(grainClass, key), grainClass).TryReceive(call))
        {
        }
    }

    internal override void Remove(Activation ended, ref CallQueue left)
    {
        if (left.Count == 0)
        {
            byKey.TryRemove(new(ended.Key, ended));
            return;
        }

        // The successor has what waited before anybody can reach it, so no later call overtakes.
        byKey[ended.Key] = new(grainClass, ended.Key, left);
        left = default;
    }
}
