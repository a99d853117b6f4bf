using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Understanding;

/// <summary>Reads the way of payment. Numbers, ordinals and amounts name one only where it was asked for last.</summary>
internal static class PaymentChoices
{
    private const int MaxWords = 7;

    private static readonly ImmutableHashSet<string> Whole =
    [
        "повністю", "полностью", "цілком", "всю", "вся", "весь", "whole", "full", "fully", "everything", "онлайн", "online", "transfer",
    ];

    private static readonly ImmutableHashSet<string> Now =
        ["зараз", "сейчас", "одразу", "сразу", "відразу", "зразу", "now", "once"];

    // With these a choice is put as a question: "can I pay on delivery".
    private static readonly ImmutableHashSet<string> Choosers = ["можна", "можно", "can", "could", "що", "что"];

    // With these a question is a choice all the same.
    private static readonly ImmutableHashSet<string> Choices =
    [
        "можна", "можно", "can", "could", "давайте", "давай", "хочу", "буду", "беру", "оплачу", "заплачу", "сплачу", "перекажу", "переведу",
        "скину",
    ];

    private static readonly ImmutableArray<string> Terms =
        ["комісі", "комисси", "komis", "відсот", "процент", "переплат", "fee", "commission", "percent"];

    /// <summary>Whether the customer was asked last how to pay.</summary>
    public static bool AreAwaited(Conversation conversation) => conversation is
    {
        State: ConversationState.PaymentDelivery, Order: { Placed: false, Lines.IsEmpty: false, Recipient.Complete: true },
    };

    /// <summary>The way, or null. <paramref name="prepayment"/>: what is paid at once when the rest is paid on delivery.</summary>
    public static PaymentMethod? Read(Utterance utterance, Conversation conversation, decimal prepayment)
    {
        var awaited = AreAwaited(conversation);
        if (Asks(utterance, awaited))
            return null;
        return Named(utterance) ?? (awaited && !utterance.Recipient.Begun ? Picked(utterance, conversation, prepayment) : null);
    }

    /// <summary>"Why a prepayment?" chooses nothing; "can I pay on delivery?" does, if that was the question.</summary>
    private static bool Asks(Utterance utterance, bool awaited) =>
        utterance.Mentions("why", "howmuch")
        || IsWithoutPrepayment(utterance)
        || AsksForTerms(utterance)
        || AsksForInspection(utterance)
        // "1850?" and "so without a fee?" make sure before anything is chosen.
        || (utterance.HasQuestionMark
            && (!awaited || !utterance.Tokens.Any(token => Choices.Contains(token.Text)) || IsAside(utterance)));

    /// <summary>"May I return it at the post office?": a place, or the rest of the sum, without a word of paying.</summary>
    private static bool IsAside(Utterance utterance) =>
        utterance.Says("prepay") && !utterance.Says("pay", "ask-cod", "ask-prepayment");

    /// <summary>"What is the fee if I pay on delivery": what is asked of a way is not yet its choice, with or without a mark.</summary>
    public static bool AsksForTerms(Utterance utterance)
    {
        var asks = utterance.Tokens.Any(token => (token.Is("question") || token.Is("howmuch")) && !Choosers.Contains(token.Text));
        return asks && !utterance.Says("fabric") && utterance.Tokens.Any(IsTerm);
    }

    /// <summary>"May I try it on at the post office?" names no way of payment.</summary>
    private static bool AsksForInspection(Utterance utterance) =>
        utterance.Says("ask-inspection") && !utterance.Says("pay", "ask-cod", "full");

    private static bool IsTerm(Token token) =>
        Terms.Any(stem => token.Text.StartsWith(stem, StringComparison.Ordinal));

    /// <summary>"Only without a prepayment": a condition that the shop does not meet, so that it is answered.</summary>
    public static bool IsWithoutPrepayment(Utterance utterance)
    {
        for (var index = 1; index < utterance.Tokens.Length; index++)
        {
            if (IsPrepayment(utterance.Tokens[index]) && utterance.Tokens[index - 1].Text is "без" or "without")
                return true;
        }

        return false;
    }

    private static PaymentMethod? Named(Utterance utterance)
    {
        if (utterance.Says("prepay"))
        {
            if (IsFullPrepayment(utterance.Tokens))
                return PaymentMethod.Full;
            return utterance.Says("refuse") && !utterance.Says("full") ? null : PaymentMethod.Prepay;
        }

        return utterance.Says("full") ? PaymentMethod.Full : null;
    }

    /// <summary>"Повна передплата" is the whole sum beforehand.</summary>
    private static bool IsFullPrepayment(ImmutableArray<Token> tokens)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (!tokens[index].Is("full-word") || (index > 0 && tokens[index - 1].Text is "не" or "not" or "без"))
                continue;
            if (Enumerable.Range(index + 1, Math.Min(2, tokens.Length - index - 1)).Any(place => IsPrepayment(tokens[place]))
                || (index > 0 && IsPrepayment(tokens[index - 1])))
                return true;
        }

        return false;
    }

    private static bool IsPrepayment(Token token) =>
        token.Text.StartsWith("передплат", StringComparison.Ordinal) || token.Text.StartsWith("предоплат", StringComparison.Ordinal)
        || token.Text.StartsWith("передоплат", StringComparison.Ordinal) || token.Text.StartsWith("prepay", StringComparison.Ordinal)
        || token.Text.StartsWith("аванс", StringComparison.Ordinal);

    private static PaymentMethod? Picked(Utterance utterance, Conversation conversation, decimal prepayment)
    {
        var tokens = NumberWords.Joined(utterance.Tokens);
        // "No, one" speaks of pieces.
        if (tokens.Count(token => token.Kind is TokenKind.Word) > MaxWords || utterance.Says("proof", "no"))
            return null;
        // "The second one" has a number, too.
        if (utterance.Mentions("ordinal-first"))
            return PaymentMethod.Full;
        if (utterance.Mentions("ordinal-second"))
            return PaymentMethod.Prepay;
        if (tokens.Where(token => token.Kind is TokenKind.Number).ToList() is [{ Number: { } number }])
            return number == 1 || number == conversation.Order.Total?.Amount ? PaymentMethod.Full
                : number == 2 || number == prepayment ? PaymentMethod.Prepay
                : null;
        return utterance.Mentions("bank-card") || tokens.Any(token => Whole.Contains(token.Text)) || IsAllNow(utterance, tokens)
            ? PaymentMethod.Full
            : null;
    }

    /// <summary>"I pay everything now": one of the words alone says nothing.</summary>
    private static bool IsAllNow(Utterance utterance, ImmutableArray<Token> tokens) =>
        tokens.Any(token => token.Text is "все" or "all")
        && (utterance.Mentions("pay") || tokens.Any(token => Now.Contains(token.Text)))
        && !utterance.Says("yes");
}
