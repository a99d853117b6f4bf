using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Answers;

/// <summary>
/// Has a model read the messages and word the plan. Its answer is checked before anybody sees it; a refused one goes back with the reason,
/// twice at most, and then the shop's texts answer. So they do when no model does.
/// </summary>
internal sealed partial class ModelLanguageModel(
    IModelChain chain, Prompts prompts, AnswerPolicy policy, ICatalog catalog, ScriptedLanguageModel script,
    IOptions<ConversationOptions> options, IOptions<PaymentOptions> payment, ILogger<ModelLanguageModel> logger) : ILanguageModel
{
    /// <summary>How often a refused answer goes back to the model.</summary>
    public const int MaxRetries = 2;

    /// <summary>How often a model may ask for tools before it must answer.</summary>
    public const int MaxToolRounds = 4;

    /// <summary>Turns in a row with refused answers alone, after which a person is called.</summary>
    public const int MaxRefused = 3;

    private readonly ImmutableArray<ModelTool> tools = AnswerTools.Offered(prompts);

    /// <inheritdoc/>
    public async Task<ModelReading?> Understand(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken)
    {
        var products = catalog.Current;
        var facts = ReadingFacts.Of(request, products, ProductActs.Prepayment(payment.Value, products));
        var answer = await TurnRecording.Ask(
            request.Recording,
            chain,
            new ModelCall
            {
                Purpose = "understanding",
                SessionKey = request.SessionKey,
                Messages = AnswerPrompt.ForReading(request, plan, prompts, facts),
                Schema = ReadingFormat.Schema,
            },
            cancellationToken);
        return answer.Outcome is ModelOutcome.Answered ? ReadingFormat.Read(answer.Text) : null;
    }

    /// <inheritdoc/>
    public async Task<TurnPlan> Answer(TurnRequest request, TurnPlan plan, ModelProposal proposal, CancellationToken cancellationToken)
    {
        var draft = new AnswerDraft(request, plan, proposal, catalog.Current, options.Value, payment.Value, script);
        if (plan.IsPromptInjection || plan.Acts.All(FixedActs.Contains))
            return draft.Plan;

        var messages = AnswerPrompt.ForAnswer(draft, prompts);
        var (rounds, refusals) = (0, 0);
        while (refusals <= MaxRetries)
        {
            var answer = await Ask(draft, messages, rounds < MaxToolRounds, cancellationToken);
            if (answer.Outcome is ModelOutcome.Unavailable)
                return draft.Plan;

            if (answer.Outcome is ModelOutcome.Answered && !answer.ToolRequests.IsEmpty && rounds++ < MaxToolRounds)
            {
                messages =
                [
                    .. messages, ModelMessage.Assistant(answer),
                    .. answer.ToolRequests.Select(tool => ModelMessage.ToolResult(tool, AnswerTools.Run(tool, draft))),
                ];
                continue;
            }

            var bubbles = answer.Outcome is ModelOutcome.Answered ? AnswerFormat.Read(answer.Text, draft.Plan.Acts.Length) : null;
            var faults = bubbles is { } read ? AnswerChecks.Faults(read, draft.Evidence(), policy) : [new AnswerFault("format", "")];
            if (faults.IsEmpty)
                return Accepted(draft, bubbles!.Value);

            refusals++;
            request.Recording?.Refused(faults.Select(fault => fault.ToString()));
            LogRefused(refusals, string.Join(", ", faults.Select(fault => fault.Code).Distinct()));
            messages = [.. messages, ModelMessage.Assistant(answer.Text), ModelMessage.User(Reason(faults))];
        }

        return Refused(draft);
    }

    private Task<ModelAnswer> Ask(
        AnswerDraft draft, ImmutableArray<ModelMessage> messages, bool offersTools, CancellationToken cancellationToken) =>
        TurnRecording.Ask(
            draft.Request.Recording,
            chain,
            new ModelCall
            {
                Purpose = "answer",
                SessionKey = draft.Request.SessionKey,
                Messages = messages,
                Tools = offersTools ? tools : [],
                Schema = AnswerFormat.Schema,
            },
            cancellationToken);

    private static TurnPlan Accepted(AnswerDraft draft, ImmutableArray<AnswerBubble> bubbles) => draft.Plan with
    {
        Conversation = draft.Plan.Conversation with { RefusedAnswers = 0 },
        Replies = AnswerAssembly.Join(draft.Plan.Acts, draft.Plan.Replies, bubbles),
    };

    /// <summary>The shop's texts answer; after several such turns in a row a person is called, too.</summary>
    private static TurnPlan Refused(AnswerDraft draft)
    {
        var refused = draft.Request.Conversation.RefusedAnswers + 1;
        if (refused >= MaxRefused && draft.Plan.EscalationReason is null
            && draft.Propose(draft.Proposal with { PersonReason = EscalationReasons.AnswersRefused }))
            refused = 0;
        return draft.Plan with { Conversation = draft.Plan.Conversation with { RefusedAnswers = refused } };
    }

    private string Reason(ImmutableArray<AnswerFault> faults) =>
        prompts.Retry.Replace(Prompts.FaultsPlace, string.Join('\n', faults), StringComparison.Ordinal);

    [LoggerMessage(6200, LogLevel.Information, "An answer of a model is refused, attempt {Attempt}: {Faults}")]
    private partial void LogRefused(int attempt, string faults);
}
