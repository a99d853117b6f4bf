using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale.Handlers;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Sale;

/// <summary>
/// The sale, message by message: understands each, takes over what it changes, moves through <see cref="TransitionTable"/>, and decides
/// what is said. Pure: the same request, catalogue and settings give the same plan.
/// </summary>
public static class SaleFlow
{
    private static readonly ScriptedUnderstander Scripted = new();

    /// <summary>Messages that nobody understands, in a row, before a person is called.</summary>
    public const int MaxNotUnderstood = 3;

    /// <summary>Photos without a recognised product, in a row, before a person is called.</summary>
    public const int MaxUnrecognisedPhotos = 2;

    /// <summary>Prompt injections before a person is called.</summary>
    public const int MaxPromptInjections = 3;

    /// <summary>Decides a turn by the rules, with as much of a model's proposal as they allow.</summary>
    public static TurnPlan Decide(
        TurnRequest request, ProductCatalog catalog, ConversationOptions options, PaymentOptions payment, ModelProposal proposal)
    {
        var messages = CustomerEvents.SinceRestart(request, out var start);
        var turn = new TurnDraft(start, catalog, payment, request.Now)
        {
            Findings = request.Findings,
            Memory = request.Memory,
            Zone = options.Zone,
        };
        turn.Conversation = start = ReturningCustomer.Begin(start, turn.DayOf(turn.Now));
        var model = proposal.Reading is { } reading ? new ModelUnderstander(reading, Scripted) : null;
        foreach (var message in messages)
        {
            var before = turn.Conversation;
            var (heard, carried) = (new MessageReading(message.Sequence, before.State), turn.Carried.Count);
            turn.Readings.Add(heard);
            if (!CustomerEvents.Handle(turn, message))
                Handle(turn, message, proposal, model);
            turn.Learn(before, message);
            (heard.After, heard.Carried) = (turn.Conversation.State, [.. turn.Carried.Skip(carried)]);
        }

        turn.Dropped.AddRange(model?.Unassigned(messages.Select(message => message.Text)) ?? []);
        PhotoRules.Conclude(turn);
        if (!turn.HasPromptInjection)
            ProposalRules.Take(turn, proposal, messages[^1]);
        if (turn.Reason is null || turn.Conversation.State is not (ConversationState.Complaint or ConversationState.OutOfDomain))
            Continue(turn);
        Watch(turn, messages);
        var plan = TurnEnding.Finish(turn, request, options);
        return plan with { Learned = LearningOf(turn, start, plan), Lookups = turn.Lookups };
    }

    private static Learned LearningOf(TurnDraft turn, Conversation before, TurnPlan plan)
    {
        var recipient = plan.Conversation.Order.Recipient;
        return new Learned
        {
            Facts = turn.Facts,
            Delivery = recipient.Begun && recipient != before.Order.Recipient ? recipient : null,
            Ending = VisitSummary.Of(before, plan.Conversation, plan.EscalationReason, turn.DayOf(turn.Now), turn.Catalog),
        };
    }

    private static void Handle(TurnDraft turn, TranscriptLine message, ModelProposal proposal, ModelUnderstander? model)
    {
        turn.Browsing = turn.ProofCame = false;
        var utterance = PhotoRules.WithReceipt(turn, MessageRules.Read(turn, message), message);
        utterance = utterance with { IsReadByModel = model is not null && !utterance.HasPhoto };
        // The words of a button are the shop's.
        if (!utterance.Recipient.Begun && !utterance.IsPromptInjection && message.Kind is not InboundKind.Button)
            turn.Conversation = turn.Conversation with { Language = LanguageOf(turn, utterance) };

        turn.HasPromptInjection |= utterance.IsPromptInjection;
        if (!utterance.IsPromptInjection && SubscriptionActs.Answer(turn, utterance.Text))
            return;

        var understood = Understand(turn, utterance, model);
        var reading = turn.Readings[^1];
        if (understood.By is Reader.Model)
            utterance = SpokenCommands.Heard(utterance, understood.Commands, turn.Conversation);
        var isDone = CarryOut(turn, ref utterance, understood.Commands, message);
        if (isDone && !(utterance.Recipient.Begun && AreQuestions(understood.Commands)))
            return;

        var before = turn.Conversation.Selection;
        var classification = ProposalRules.Adopted(
            SpokenCommands.Settled(reading.Classify(utterance, turn.Conversation), understood.Commands), proposal);
        reading.Settle(classification);
        utterance = MessageRules.Naming(turn, utterance, classification.Intent);
        var sells = classification.Intent is Intent.Discovery or Intent.Size or Intent.Color or Intent.Photo or Intent.Payment;
        var showsProduct = classification.Intent is Intent.Photo;
        if (showsProduct)
            PhotoRules.See(turn, utterance, message);
        // What becomes of an order that is with a manager is for them to say.
        if (sells && classification.Reason is not EscalationReasons.OrderChange)
            Take(turn, showsProduct ? PhotoRules.Naming(turn, utterance) : utterance);

        if (classification.Intent is Intent.Thanks && (SaleRules.Refuses(utterance) || utterance.Says("cancel-order")))
            OrderRules.GiveUp(turn);
        NoteOptOut(turn, utterance, sells);
        if (classification.Intent is Intent.Payment && ProofSigns.Brings(utterance) && !ProofRules.Take(turn, message))
        {
            turn.Note(classification);
            return;
        }

        if (DocumentAnswers.AnswerUnknown(turn, utterance, classification))
            return;
        var said = turn.Acts.Count;
        turn.Follow(classification);
        if (showsProduct)
            PhotoRules.Say(turn);
        if (classification.Reason is { } reason)
            turn.Escalate(reason, PersonActs.KeyOf(reason));
        else if (sells && (classification.Intent is not Intent.Photo || turn.Product is not null))
            QuestionRules.Answer(turn, utterance, before);
        if (sells)
            OrderRules.Apply(turn, utterance, message);
        ProofRules.HandOverStray(turn);
        if (classification.Intent is Intent.Discovery && turn.Reason is null && turn.Acts.Count == said && DocumentAnswers.Asks(utterance))
            DocumentAnswers.Answer(turn, utterance);
        Count(turn, utterance, classification);
        SmallTalkRules.Answer(turn, utterance, classification);
    }

    /// <summary>
    /// The commands of a message: none if something outweighs them, whoever reads it. What seems not to be the shop's business may be to a
    /// model.
    /// </summary>
    private static Understood Understand(TurnDraft turn, Utterance utterance, ModelUnderstander? model)
    {
        var isOutweighed = model is null
            ? IntentClassifier.Precedes(utterance, turn.Conversation)
            : IntentClassifier.Vetoes(utterance, turn.Conversation);
        IUnderstander understander = model is null ? Scripted : model;
        var understood = isOutweighed
            ? Understood.Nothing
            : understander.Understand(new(utterance, turn.Conversation, turn.Catalog, turn.Payment.Prepayment));
        turn.Readings[^1].Understood(utterance, understood, isOutweighed);
        turn.Dropped.AddRange(understood.Dropped);
        if (understood.By is Reader.Model)
            turn.ReadBy = Reader.Model;
        return understood;
    }

    /// <summary>Carries out the commands of a message; false if the rest of it is left to the rules, as the utterance then says.</summary>
    private static bool CarryOut(TurnDraft turn, ref Utterance utterance, ImmutableArray<Command> commands, TranscriptLine message)
    {
        var isDone = CommandHandlers.Carry(turn, commands, utterance);
        if (commands.Any(command => command is ChoosePayment))
        {
            turn.Follow(Classification.Sure(Intent.Payment));
            OrderRules.Note(turn, utterance);
            OrderRules.Apply(turn, utterance, message);
            isDone = true;
        }

        if (isDone)
            turn.Conversation = turn.Conversation with { NotUnderstood = 0, OptedOut = false };
        // Who turns to another product wants that one now.
        var wanted = turn.Conversation.Wanted;
        if (!utterance.Products.IsEmpty
            && !utterance.Products.Any(product => wanted.Any(item => item.ProductId is null || item.ProductId == product.Id)))
            turn.Conversation = turn.Conversation with { Wanted = [] };
        utterance = CommandHandlers.Rest(utterance, commands);
        return isDone;
    }

    /// <summary>Delivery data beside a question are taken all the same.</summary>
    private static bool AreQuestions(ImmutableArray<Command> commands) =>
        commands.All(command => command is AskTopic or AskTotal or AskFact or DoubtSize or CompareProducts);

    private static void Take(TurnDraft turn, Utterance utterance)
    {
        SelectionRules.Apply(turn, utterance);
        OrderRules.Note(turn, utterance);
        ReturningCustomer.Answer(turn, utterance);
    }

    /// <summary>Remembers the wish not to be written to, until the customer writes about the goods again.</summary>
    private static void NoteOptOut(TurnDraft turn, Utterance utterance, bool sells)
    {
        if (OptOutRules.Asks(utterance))
            turn.Conversation = turn.Conversation with { OptedOut = true };
        else if (sells)
            turn.Conversation = turn.Conversation with { OptedOut = false };
    }

    private static string LanguageOf(TurnDraft turn, Utterance utterance) =>
        LanguageDetector.Detect(
            utterance.Tokens, turn.Conversation.Language, turn.Conversation.LastIntent is not null || turn.Topic is not null);

    private static void Count(TurnDraft turn, Utterance utterance, Classification classification)
    {
        var conversation = turn.Conversation;
        turn.Conversation = conversation with
        {
            NotUnderstood = classification.Intent is Intent.Unknown ? conversation.NotUnderstood + 1 : 0,
            Intrusions = conversation.Intrusions + (utterance.IsPromptInjection ? 1 : 0),
        };
        if (turn.Conversation.NotUnderstood >= MaxNotUnderstood)
            turn.Escalate(EscalationReasons.NotUnderstood, SpeechKeys.UnknownEnd);
        if (utterance.IsPromptInjection && turn.Conversation.Intrusions >= MaxPromptInjections)
            turn.Escalate(EscalationReasons.PromptInjection);
    }

    private static void Continue(TurnDraft turn)
    {
        var saysEnough = turn.Topic is Intent.Thanks or Intent.Unknown or null && turn.Acts.Count > 0;
        if (!turn.HandsOver
            && !turn.Waits
            && !turn.Says(SpeechKeys.OptedOut)
            && (!saysEnough || turn.Conversation.State is ConversationState.PaymentDelivery))
            NextStep.Say(turn);
    }

    private static void Watch(TurnDraft turn, IEnumerable<TranscriptLine> messages)
    {
        var words = messages.Select(message => string.Join(' ', Tokenizer.Cut(message.Text).Select(token => token.Text)));
        (turn.Conversation, var circles) = LoopGuard.Watch(turn.Conversation, words);
        if (!circles || turn.Reason is not null)
            return;

        turn.Unsay();
        turn.Escalate(EscalationReasons.Loop, SpeechKeys.Manager);
    }
}
