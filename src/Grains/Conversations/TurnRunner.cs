using Microsoft.Extensions.Options;
using MirtAi.Catalog;
using MirtAi.LanguageModels;

namespace MirtAi.Conversations;

/// <summary>Decides a turn by the rules of the sale, and has the decision put into words.</summary>
internal sealed class TurnRunner(
    ICatalog catalog, TurnLookups lookups, ILanguageModel model, ScriptedLanguageModel script, IOptions<ConversationOptions> options, TimeProvider clock)
    : ITurnRunner
{
    /// <inheritdoc/>
    public async Task<TurnResult> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        var plan = SaleFlow.Decide(request, catalog.Current, options.Value);
        var worded = model == script && plan.Lookups.IsEmpty
            ? new WordedPlan(plan, script.Say(request, plan))
            : await Elaborate(request, plan, cancellationToken);
        return new TurnResult
        {
            Conversation = worded.Plan.Conversation,
            Replies = BubbleStyle.Applied(worded.Replies),
            EscalationReason = worded.Plan.EscalationReason,
            Learned = worded.Plan.Learned,
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

    /// <inheritdoc/>
    public Reply? Interim(TurnRequest request)
    {
        var plan = SaleFlow.Decide(request, catalog.Current, options.Value);
        return script.Say(request, plan with { Acts = [new SpeechAct(SpeechKeys.Interim)] })[0];
    }

    /// <summary>
    /// Finds out what the rules ask for and has the plan worded, within the turn's time; after that the shop's texts word what is decided by then.
    /// </summary>
    private async Task<WordedPlan> Elaborate(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken)
    {
        var time = request.Messages.Any(message => !message.Images.IsDefaultOrEmpty) ? options.Value.PhotoTurnBudget : options.Value.TurnBudget;
        using var late = new CancellationTokenSource(time, clock);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            if (await lookups.Find(request, plan.Lookups, catalog.Current, budget.Token) is { } findings)
            {
                request = request with { Findings = findings };
                plan = SaleFlow.Decide(request, catalog.Current, options.Value);
            }

            var proposal = ModelProposal.None;
            if (plan is { IsIntrusion: false, EscalationReason: null } && plan.Confidence < options.Value.AskModelBelow
                && await model.Understand(request, plan, budget.Token) is { } intent)
            {
                proposal = new ModelProposal { Intent = intent };
                plan = SaleFlow.Decide(request, catalog.Current, options.Value, proposal);
            }

            return await model.Answer(request, plan, proposal, budget.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WordedPlan(plan, script.Say(request, plan));
        }
    }
}
