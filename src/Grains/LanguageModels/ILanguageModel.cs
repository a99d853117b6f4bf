using System.Collections.Immutable;
using MirtAi.Conversations;

namespace MirtAi.LanguageModels;

/// <summary>Puts into words what the rules decided. It decides nothing: facts, prices and sizes are those of the plan.</summary>
public interface ILanguageModel
{
    /// <summary>The bubbles of an answer, in order.</summary>
    Task<ImmutableArray<Reply>> Answer(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken);
}
