namespace MirtAi.Grains.Durability;

/// <summary>
/// What a pure function decided: the next state, its effects, and an answer for the caller. With a null
/// <paramref name="Next"/> nothing changes and nothing is stored.
/// </summary>
public sealed record Decision<TState, TAnswer>(TState? Next, CommitEffects Effects, TAnswer Answer)
    where TState : class;
