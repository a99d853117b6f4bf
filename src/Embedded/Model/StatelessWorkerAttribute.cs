namespace Orleans.Concurrency;

/// <summary>
/// On a grain class: each key may have several activations at once, a new one when all others are busy. Default: as many
/// as the machine has processors.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers) : Attribute
{
    public StatelessWorkerAttribute() : this(-1)
    {
    }

    internal int MaxLocal { get; } = maxLocalWorkers > 0 ? maxLocalWorkers : Environment.ProcessorCount;
}
