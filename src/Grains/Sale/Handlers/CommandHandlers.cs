using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Carries out commands, one small handler a kind. What a message says besides goes through the rules of the sale.</summary>
internal static class CommandHandlers
{
    private static readonly FrozenSet<string> Answered =
        FrozenSet.ToFrozenSet(["delivery", "pay", "prepay", "full", "lookup"], StringComparer.Ordinal);

    /// <summary>Carries out the commands of a message in their order. True if nothing of the message is left to be dealt with.</summary>
    public static bool Carry(TurnDraft turn, ImmutableArray<Command> commands, Utterance utterance)
    {
        var isDone = false;
        var isWhole = IsWhole(utterance);
        foreach (var command in commands)
        {
            if (command is AskTopic && !isWhole)
            {
                turn.Carried.Add(new CarriedCommand(command, TopicHandler.Tell(turn, ((AskTopic)command).Topic, utterance)));
                continue;
            }

            if (Carry(turn, command, utterance) is { } outcome)
            {
                turn.Carried.Add(new CarriedCommand(command, outcome));
                isDone |= !LeavesRest(command, utterance);
            }
        }

        return isDone && !SpokenCommands.LeaveWork(commands);
    }

    /// <summary>How many pieces of what is bought, a larger one in yellow: buying and the colour are dealt with by the rules.</summary>
    private static bool LeavesRest(Command command, Utterance utterance) =>
        command is ChoosePayment or SpokenCommand || (command is Resize && !utterance.Colors.IsEmpty)
        || (command is SetQuantity { IsQuestion: false } && utterance.Says("order", "yes"));

    /// <summary>Whether a question about the shop is all that the message says.</summary>
    private static bool IsWhole(Utterance utterance) =>
        !utterance.NamesGoods && !utterance.Recipient.Begun
        && !Agrees(utterance) && (!utterance.Says("order", "yes") || IsOneQuestion(utterance))
        && !utterance.Says(
            "proof", "browse", "photo", "more-photos", "fabric", "care", "measure", "size", "size-chart", "discount", "hesitate",
            "expensive", "exchange-policy", "adult", "made", "trust", "recommend", "cancel-order", "change-order", "size-up", "contents");

    /// <summary>"Good, and where do I pay?"</summary>
    private static bool Agrees(Utterance utterance) =>
        utterance.Tokens is [{ } first, _, ..] && (first.Is("yes") || first.Is("fit"))
        && utterance.Says("pay") && utterance.Mentions("question", "where");

    private static bool IsOneQuestion(Utterance utterance) =>
        utterance.Text.TrimEnd().EndsWith('?') && utterance.Tokens is [.., { Sentence: 0 }];

    /// <summary>The message without what was answered.</summary>
    public static Utterance Rest(Utterance utterance, ImmutableArray<Command> commands)
    {
        if (!commands.Any(command => command is AskTopic))
            return utterance;

        var isAboutGoods = utterance.NamesGoods && utterance.Says("price")
            && !commands.Any(command => command is AskTopic { Topic: Topic.DeliveryPrice or Topic.Prepayment });
        return utterance with
        {
            Labels = utterance.Labels
                .Where(label => !Answered.Contains(label) && (isAboutGoods || label != "price"))
                .Concat(Agrees(utterance) ? ["order"] : [])
                .ToFrozenSet(StringComparer.Ordinal),
        };
    }

    private static CommandOutcome? Carry(TurnDraft turn, Command command, Utterance utterance) => command switch
    {
        AskTopic ask => TopicHandler.Answer(turn, ask.Topic, utterance),
        AskFact ask => FactHandler.Answer(turn, ask, utterance),
        CompareProducts compare => ComparisonHandler.Answer(turn, compare),
        ShowMore => MoreHandler.Show(turn),
        SelectShown select => MoreHandler.Select(turn, select),
        Resize resize => SizeHandler.Resize(turn, resize),
        DoubtSize => SizeHandler.Reassure(turn),
        RefuseColor refuse => ColorHandler.OfferOthers(turn, refuse),
        SetQuantity set => QuantityHandler.Set(turn, set, utterance),
        AskTotal => QuantityHandler.Total(turn),
        AddItems add => ItemsHandler.Add(turn, add, utterance),
        WantItems want => ItemsHandler.Ask(turn, want, utterance),
        RemoveProducts remove => RemovalHandler.Remove(turn, remove),
        Postpone => TalkHandler.Wait(turn),
        AskPresence => TalkHandler.Greet(turn),
        ChoosePayment choose => PaymentHandler.Choose(turn, choose),
        CallPerson call => PersonHandler.Call(turn, call),
        SpokenCommand => CommandOutcome.Done,
        _ => null,
    };
}
