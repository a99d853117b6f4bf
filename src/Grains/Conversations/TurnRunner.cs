using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MirtAi.Catalog;
using MirtAi.LanguageModels;
using MirtAi.Payments;

namespace MirtAi.Conversations;

/// <summary>Decides a turn by the rules of the sale, and has the decision put into words.</summary>
internal sealed class TurnRunner(ICatalog catalog, ILanguageModel model, ScriptedLanguageModel script, IOptions<ConversationOptions> options,
    IOptions<PaymentOptions> payment) : ITurnRunner
{
    /// <inheritdoc/>
    public async Task<TurnResult> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        var plan = SaleFlow.Decide(request, catalog.Current, options.Value, payment.Value);
        var replies = await Word(request, plan, cancellationToken);
        return new TurnResult
        {
            Conversation = plan.Conversation,
            Replies = BubbleStyle.Applied(replies),
            EscalationReason = plan.EscalationReason,
            Orders = plan.Orders,
            OrderInQuestion = plan.OrderInQuestion,
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

    /// <summary>What is private is worded by the shop's texts, and stands at the end; a model sees neither it nor what was said of it before.</summary>
    private async Task<ImmutableArray<Reply>> Word(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken)
    {
        var open = plan with { Acts = [.. plan.Acts.Where(act => !act.IsPrivate)] };
        var secret = plan with { Acts = [.. plan.Acts.Where(act => act.IsPrivate)] };
        var said = open.Acts.IsEmpty && !secret.Acts.IsEmpty ? [] : await model.Answer(WithoutRequisites(request), open, cancellationToken);
        return [.. said, .. script.Say(request, secret)];
    }

    private TurnRequest WithoutRequisites(TurnRequest request) => !payment.Value.HasRequisites ? request : request with
    {
        History = [.. request.History.Select(WithoutRequisites)],
        Messages = [.. request.Messages.Select(WithoutRequisites)],
    };

    private TranscriptLine WithoutRequisites(TranscriptLine line) => line with { Text = Requisites.Hide(payment.Value, line.Text) };
}
