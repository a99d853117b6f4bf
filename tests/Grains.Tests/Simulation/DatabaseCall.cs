using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>A statement on its way: it may take effect, and its caller may hear of that, each or not.</summary>
internal abstract class DatabaseCall(SimulatedProcess from)
{
    public SimulatedProcess From => from;

    public bool Applied { get; private set; }

    public void Apply()
    {
        Work();
        Applied = true;
    }

    /// <summary>Applies it, or hands its caller the reason why it can never be stored.</summary>
    public abstract bool TryApply();

    public abstract void Answer();

    /// <summary>The caller hears nothing, or "not now".</summary>
    public abstract void Lose();

    protected abstract void Work();
}

/// <inheritdoc/>
internal sealed class DatabaseCall<T>(SimulatedProcess from, Func<T> work) : DatabaseCall(from)
{
    private readonly TaskCompletionSource<T> reply = new();
    private T? result;

    public Task<T> Reply => reply.Task;

    public override void Answer() => reply.SetResult(result!);

    public override bool TryApply()
    {
        try
        {
            Apply();
            return true;
        }
        catch (FormatException exception)
        {
            reply.SetException(exception);
            return false;
        }
    }

    public override void Lose() => reply.SetException(new StorageUnavailableException("simulated"));

    protected override void Work() => result = work();
}
