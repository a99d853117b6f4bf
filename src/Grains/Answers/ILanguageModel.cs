using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Answers;

/// <summary>
/// Reads what customers write, and puts into words what the rules decided. It decides nothing: what it reads is checked against the words,
/// facts, prices and sizes are those of the plan, and what it proposes the rules take or leave.
/// </summary>
public interface ILanguageModel
{
    /// <summary>What it reads in the messages, not checked yet; null if it does not answer, or not as it was asked to.</summary>
    Task<ModelReading?> Understand(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken);

    /// <summary>The plan in words; another plan than was given if the rules took a proposal meanwhile.</summary>
    Task<TurnPlan> Answer(TurnRequest request, TurnPlan plan, ModelProposal proposal, CancellationToken cancellationToken);
}
