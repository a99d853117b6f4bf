using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>What a manager does about a conversation. The numbers are part of the contract and are never reused.</summary>
[GenerateSerializer, Alias("mirtai.manager-action-kind")]
public enum ManagerActionKind
{
    /// <summary>From now on the manager answers, and the bot is silent.</summary>
    TakeOver = 0,

    /// <summary>The bot answers again, beginning with what the customer wrote after the last person's word.</summary>
    HandBack = 1,

    /// <summary>It is dealt with: as <see cref="HandBack"/>, and what the customer wrote needs no answer.</summary>
    Close = 2,

    /// <summary>A message to the customer; who writes to a customer whom the bot has, takes over.</summary>
    Say = 3,

    /// <summary>The payment of an order has come.</summary>
    ConfirmPayment = 4,

    /// <summary>What came as the proof of a payment is none: another one is awaited.</summary>
    RejectPayment = 5,

    /// <summary>An order has another status.</summary>
    SetOrderStatus = 6,

    /// <summary>A note for the other managers: it stands in the transcript, and the customer never gets it.</summary>
    Note = 7,

    /// <summary>The shop tells the customer something that awaits no answer; whoever has the conversation keeps it.</summary>
    Tell = 8,

    /// <summary>The customer has other tags from now on; whoever has the conversation keeps it.</summary>
    Tag = 9,

    /// <summary>An order that was collected elsewhere is placed, see <see cref="ManagerAction.Placement"/>.</summary>
    PlaceOrder = 10,

    /// <summary>The session is one of a customer's, see <see cref="ManagerAction.Customer"/>.</summary>
    Link = 11,

    /// <summary>It is no other session's customer.</summary>
    Unlink = 12,

    /// <summary>They want to answer a comment, and are told how.</summary>
    AnswerComment = 13,

    /// <summary>A comment is hidden from all but its author.</summary>
    HideComment = 14,

    /// <summary>A comment stays as it is: nothing is done about it by itself any more.</summary>
    LeaveComment = 15,

    /// <summary>The new wording of a message that they wrote, see <see cref="ManagerAction.MessageId"/>.</summary>
    Correct = 16,
}
