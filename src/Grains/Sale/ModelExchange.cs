using System.Collections.Immutable;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Sale;

/// <summary>What a model was asked in a turn, and what became of it.</summary>
/// <param name="call">What it was asked.</param>
/// <param name="startedAfter">When, from the turn's beginning.</param>
public sealed class ModelExchange(ModelCall call, TimeSpan startedAfter)
{
    /// <summary>What it was asked.</summary>
    public ModelCall Call { get; } = call;

    /// <summary>When it was asked, from the turn's beginning.</summary>
    public TimeSpan StartedAfter { get; } = startedAfter;

    /// <summary>When it was over, from the turn's beginning.</summary>
    public TimeSpan EndedAfter { get; set; }

    /// <summary>What it answered; null if the turn did not wait for it any longer.</summary>
    public ModelAnswer? Answer { get; set; }

    /// <summary>Why the answer was not taken; empty if it was.</summary>
    public ImmutableArray<string> Faults { get; set; } = [];
}
