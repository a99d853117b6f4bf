using System.Globalization;
using System.Text.RegularExpressions;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>Tells customers until when their subscription runs. The sale stays where it is.</summary>
internal static partial class SubscriptionActs
{
    /// <summary>
    /// Answers the question when the subscription ends; false if the text asks something else, or the shop has no subscriptions. A question
    /// that does not name it is about it only where the customer has had one.
    /// </summary>
    public static bool Answer(TurnDraft turn, string text)
    {
        var names = Named.IsMatch(text) && End.IsMatch(text);
        if (!names && !Bare.IsMatch(text))
            return false;
        turn.AskAboutSubscription();
        return turn.Findings.Subscription is { } standing && (names || standing != SubscriptionStanding.None) && Tell(turn, standing);
    }

    /// <summary>Answers the command that asks for it; false if the shop has no subscriptions.</summary>
    public static bool Obey(TurnDraft turn)
    {
        turn.AskAboutSubscription();
        return turn.Findings.Subscription is { } standing && Tell(turn, standing);
    }

    private static bool Tell(TurnDraft turn, SubscriptionStanding standing)
    {
        if (turn.Conversation.State is ConversationState.Init)
            turn.Follow(Classification.Sure(Intent.Greeting));
        else
            turn.Note(Classification.Sure(turn.Conversation.State is ConversationState.Complaint ? Intent.Complaint : Intent.Thanks));
        turn.Conversation = turn.Conversation with { NotUnderstood = 0 };
        turn.Say(standing == SubscriptionStanding.None ? new SpeechAct(SpeechKeys.SubscriptionNone)
            : new SpeechAct(standing.EndsAt > turn.Now ? SpeechKeys.SubscriptionEnds : SpeechKeys.SubscriptionOver)
                .With("name", standing.Name)
                .With("day", turn.DayOf(standing.EndsAt).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)));
        turn.Waits = true;
        return true;
    }

    [GeneratedRegex("підписк|подписк|subscription", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named { get; }

    [GeneratedRegex(
        @"закінч|скінч|законч|заканч|оканч|кончает|кончит|истека|истеч|сплива|спливе|\bдіє|дійсн|действ|активн|чинн|залиш|остал|до якого|"
        + @"до какого|статус|expir|\bends?\b|\bending\b|\buntil\b|\bvalid\b|\bactive\b|\bstatus\b|how long",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex End { get; }

    [GeneratedRegex(
        @"\A\W*((а|и|і|and)\s+)?(коли|когда|when)\s+((вона|воно|она|оно|does it|will it|is it)\s+)?(закінчується|закінчиться|скінчиться|"
        + @"спливає|спливе|заканчивается|закончится|истекает|кончается|ends?|expires?|over)\W*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare { get; }
}
