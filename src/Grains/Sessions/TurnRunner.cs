using Microsoft.Extensions.Options;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Sessions;

/// <summary>Decides a turn by the rules of the sale, and has the decision put into words.</summary>
internal sealed class TurnRunner(
    ICatalog catalog, TurnLookups lookups, ILanguageModel model, ScriptedLanguageModel script, IOptions<ConversationOptions> options,
    IOptions<PaymentOptions> payment, OpeningHours hours, TimeProvider clock)
    : ITurnRunner, IDisposable
{
    // The rest is for the answer's words.
    private const double ReadingShare = 0.4;

    private readonly SemaphoreSlim places = new(MaxDeciding);

    /// <summary>
    /// How many turns are decided at the same moment, which is all computing: when hundreds are due at once, half of the processors go on
    /// taking messages.
    /// </summary>
    public static int MaxDeciding { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <inheritdoc/>
    public async Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
    {
        var plan = await DecideInTurn(request, ModelProposal.None, cancellationToken);
        var worded = model == script && plan.Lookups.IsEmpty
            ? script.Word(request, plan)
            : await Elaborate(request, plan, cancellationToken);
        return worded with { Replies = AnswerButtons.Below(BubbleStyle.Applied(worded.Replies), worded) };
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    /// <inheritdoc/>
    public TurnPlan GiveUp(TurnRequest request) => script.Word(request, ClosedNotice.With(new TurnPlan
    {
        Conversation = request.Conversation.HandedOver(EscalationReasons.Fault) with
        {
            Alert = new RaisedAlert(EscalationReasons.Fault, request.Now),
        },
        Acts = [new SpeechAct(SpeechKeys.Manager)],
        EscalationReason = EscalationReasons.Fault,
    }, hours, request.Now));

    /// <inheritdoc/>
    public Reply? Interim(TurnRequest request)
    {
        var plan = Decide(request, ModelProposal.None);
        return script.Say(request, plan with { Acts = [new SpeechAct(SpeechKeys.Interim)] })[0];
    }

    /// <summary>
    /// Finds out what the rules ask for, has a model read the messages, and has the plan worded, within the turn's time; after that the
    /// shop's texts word what is decided by then.
    /// </summary>
    private async Task<TurnPlan> Elaborate(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken)
    {
        var time =
            request.Messages.Any(message => !message.Images.IsDefaultOrEmpty) ? options.Value.PhotoTurnBudget : options.Value.TurnBudget;
        using var late = new CancellationTokenSource(time, clock);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            if (await lookups.Find(request, plan.Lookups, catalog.Current, budget.Token) is { } findings)
            {
                request.Recording?.Found(findings);
                request = request with { Findings = findings };
                plan = await DecideInTurn(request, ModelProposal.None, budget.Token);
            }

            var proposal = ModelProposal.None;
            var open = WithoutPaymentDetails(request);
            if (IsForModel(request, plan) && await Read(open, plan, time * ReadingShare, budget.Token) is { } reading)
            {
                proposal = new ModelProposal { Reading = reading };
                plan = await DecideInTurn(request, proposal, budget.Token);
                (request, plan) = await WithDocuments(request, plan, proposal, budget.Token);
            }

            return await model.Answer(open, plan, proposal, budget.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return script.Word(request, plan);
        }
    }

    /// <summary>A model may have understood a question that the rules did not see.</summary>
    private async Task<(TurnRequest Request, TurnPlan Plan)> WithDocuments(
        TurnRequest request, TurnPlan plan, ModelProposal proposal, CancellationToken cancellationToken)
    {
        if (plan.Lookups.Questions.IsEmpty)
            return (request, plan);
        var passages = await lookups.Passages(plan.Lookups.Questions, request.SessionKey, cancellationToken);
        var findings = request.Findings with { Passages = request.Findings.Passages.SetItems(passages) };
        request.Recording?.Found(findings);
        request = request with { Findings = findings };
        return (request, await DecideInTurn(request, proposal, cancellationToken));
    }

    /// <summary>
    /// Whether a model reads the turn. It does not where the rules have the last word in any case: of an injection, and where the words
    /// themselves call for a person.
    /// </summary>
    private bool IsForModel(TurnRequest request, TurnPlan plan)
    {
        var isOpen = plan.EscalationReason is not { } reason
            || reason is EscalationReasons.NotUnderstood
            || EscalationReasons.IsNotice(reason)
            || plan.Readings.Any(reading => reading.Rule is IntentClassifier.LearnedComplaint);
        var least = options.Value.AskModelBelow;
        return isOpen
            && !plan.IsPromptInjection
            && (least >= 1 || plan.Confidence < least)
            && request.Messages.Any(message =>
                message.Kind is InboundKind.Message or InboundKind.Edit
                && message.Images.IsDefaultOrEmpty
                && !string.IsNullOrWhiteSpace(message.Text));
    }

    /// <summary>What a model reads in the time that it has for it; null if nothing came by then.</summary>
    private async Task<ModelReading?> Read(TurnRequest request, TurnPlan plan, TimeSpan time, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(time, clock);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await model.Understand(request, plan, budget.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<TurnPlan> DecideInTurn(TurnRequest request, ModelProposal proposal, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return Decide(request, proposal);
        }
        finally
        {
            places.Release();
        }
    }

    private TurnPlan Decide(TurnRequest request, ModelProposal proposal) =>
        SaleFlow.Decide(request, catalog.Current, options.Value, payment.Value, proposal).With(hours, request.Now);

    /// <summary>No model sees the payment details, nor what was said of them.</summary>
    private TurnRequest WithoutPaymentDetails(TurnRequest request) => !payment.Value.HasPaymentDetails ? request : request with
    {
        History = [.. request.History.Select(WithoutPaymentDetails)],
        Messages = [.. request.Messages.Select(WithoutPaymentDetails)],
    };

    private TranscriptLine WithoutPaymentDetails(TranscriptLine line) => line with { Text = PaymentDetails.Hide(payment.Value, line.Text) };
}
