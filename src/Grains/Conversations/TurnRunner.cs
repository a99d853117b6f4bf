using Microsoft.Extensions.Options;
using MirtAi.Catalog;
using MirtAi.LanguageModels;

namespace MirtAi.Conversations;

/// <summary>Decides a turn by the rules of the sale, and has the decision put into words.</summary>
internal sealed class TurnRunner(ICatalog catalog, ILanguageModel model, ScriptedLanguageModel script, IOptions<ConversationOptions> options) : ITurnRunner
{
    /// <inheritdoc/>
    public async Task<TurnResult> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        var plan = SaleFlow.Decide(request, catalog.Current, options.Value);
        var replies = await model.Answer(request, plan, cancellationToken);
        return new TurnResult
        {
            Conversation = plan.Conversation,
            Replies = BubbleStyle.Applied(replies),
            EscalationReason = plan.EscalationReason,
            Learned = plan.Learned,
        };
    }

    /// <inheritdoc/>
    public TurnResult GiveUp(TurnRequest request)
    {
        var plan = new TurnPlan
        {
            Conversation = request.Conversation.HandedOver(EscalationReasons.Fault) with { Alert = new RaisedAlert(EscalationReasons.Fault, request.Now) },
            Acts = [new SpeechAct(SpeechKeys.Manager)],
            EscalationReason = EscalationReasons.Fault,
        };
        return new TurnResult
        {
            Conversation = plan.Conversation,
            Replies = script.Say(request, plan),
            EscalationReason = plan.EscalationReason,
        };
    }
}
