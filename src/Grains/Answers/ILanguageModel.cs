using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Answers;

/// <summary>
/// Puts into words what the rules decided, and proposes what they were not sure about. It decides nothing: facts, prices and sizes are
/// those of the plan, and what it proposes the rules take or leave.
/// </summary>
public interface ILanguageModel
{
    /// <summary>What the messages want that the rules were not sure about; null without an opinion.</summary>
    Task<Intent?> Understand(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken);

    /// <summary>The plan in words; another plan than was given if the rules took a proposal meanwhile.</summary>
    Task<TurnPlan> Answer(TurnRequest request, TurnPlan plan, ModelProposal proposal, CancellationToken cancellationToken);
}
