using System.Collections.Immutable;

namespace MirtAi.Grains.Escalations;

/// <summary>Why a person is called. The codes are stored and shown, and are never renamed.</summary>
public static class EscalationReasons
{
    public const string Complaint = "COMPLAINT";
    public const string DeliveryIssue = "DELIVERY_ISSUE";
    public const string ReturnOrExchange = "RETURN_OR_EXCHANGE";
    public const string ManagerRequested = "MANAGER_REQUESTED";
    public const string Wholesale = "WHOLESALE";
    public const string PaymentCheck = "PAYMENT_CHECK";
    public const string PaymentProof = "PAYMENT_PROOF";
    public const string UrgentDelivery = "URGENT_DELIVERY";
    public const string OrderChange = "ORDER_CHANGE";
    public const string MorePhotos = "MORE_PHOTOS";
    public const string Link = "LINK";
    public const string OrderConfirmed = "ORDER_CONFIRMED";
    public const string UnreadableMedia = "UNREADABLE_MEDIA";
    public const string PhotoNotRecognised = "PHOTO_NOT_RECOGNISED";
    public const string NotUnderstood = "NOT_UNDERSTOOD";
    public const string MissingProductFacts = "MISSING_PRODUCT_FACTS";
    public const string Loop = "LOOP";
    public const string PromptInjection = "REPEATED_INTRUSION";

    /// <summary>The customer answered none of the reminders.</summary>
    public const string FollowUpSilence = "FOLLOW_UP_SILENCE";

    /// <summary>A language model asked for a person: neither the catalogue nor the rules hold what the customer wants.</summary>
    public const string AnswerUnknown = "ANSWER_UNKNOWN";

    /// <summary>Answers of a language model were refused turn after turn.</summary>
    public const string AnswersRefused = "ANSWERS_REFUSED";

    /// <summary>No answer could be made: every attempt failed.</summary>
    public const string Fault = "SERVICE_FAULT";

    /// <summary>The calls after which nobody waits for a person.</summary>
    public static ImmutableArray<string> WithoutWait { get; } = [OrderConfirmed, FollowUpSilence];

    /// <summary>
    /// How urgent a call is: <c>L3</c> at once (somebody tries to misuse the service), <c>L2</c> before all others (something went wrong
    /// for the customer), <c>L1</c> in its turn.
    /// </summary>
    public static string Level(string reason) => reason switch
    {
        PromptInjection => "L3",
        Complaint or DeliveryIssue => "L2",
        _ => "L1",
    };

    /// <summary>Whether the bot is silent after the call until a person has decided.</summary>
    public static bool Holds(string reason) => Level(reason) is not "L1";

    /// <summary>Whether somebody waits for a person after the call: managers are reminded of it until one takes it.</summary>
    public static bool WaitsForPerson(string reason) => !WithoutWait.Contains(reason);

    /// <summary>Whether managers may be told of it only when the shop opens.</summary>
    public static bool MayWait(string reason) => WaitsForPerson(reason) && !IsNotice(reason);

    /// <summary>
    /// Whether the managers are told of an event of the sale, or asked for a fact, after which the shop goes on answering; every other
    /// reason hands the conversation over.
    /// </summary>
    public static bool IsNotice(string reason) => reason is OrderConfirmed or PaymentProof or MissingProductFacts;
}
