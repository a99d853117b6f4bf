namespace MirtAi.Cluster.Proxy;

/// <summary>Chooses among the targets that are ready.</summary>
internal sealed class TargetPool(IReadOnlyList<Target> targets, Random random)
{
    /// <summary>Any ready target that was not tried yet, each as likely as the other; null when there is none.</summary>
    internal Target? Choose(IReadOnlyCollection<Target> tried)
    {
        var ready = targets.Where(target => target.State == TargetState.Ready && !tried.Contains(target)).ToList();
        return ready.Count == 0 ? null : ready[random.Next(ready.Count)];
    }
}
