using Orleans;
using Orleans.Runtime;

namespace MirtAi.Bench.Plain;

/// <inheritdoc cref="IPlainGrain"/>
[GrainType("bench-plain")]
internal sealed class PlainGrain([PersistentState("customer", PlainGrains.Storage)] IPersistentState<PlainState> state) : Grain, IPlainGrain
{
    private const int Kept = 20;

    /// <inheritdoc/>
    public Task Receive(string text)
    {
        state.State.Messages.Add(text);
        if (state.State.Messages.Count > Kept)
            state.State.Messages.RemoveAt(0);
        return state.WriteStateAsync();
    }
}
