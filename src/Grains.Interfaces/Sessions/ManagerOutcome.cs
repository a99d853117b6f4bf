using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>What became of a manager's action. The numbers are part of the contract and are never reused.</summary>
[GenerateSerializer, Alias("mirtai.manager-outcome")]
public enum ManagerOutcome
{
    /// <summary>It is done, now or by an earlier call of the same id.</summary>
    Done = 0,

    /// <summary>Nothing had to be done: it was so already.</summary>
    AlreadySo = 1,

    /// <summary>Another manager has the conversation.</summary>
    TakenByAnother = 2,

    /// <summary>The customer has never written, or was erased.</summary>
    NoSession = 3,

    /// <summary>The customer blocked the shop or left.</summary>
    Unreachable = 4,

    /// <summary>The customer's channel cannot carry it.</summary>
    NotCarried = 5,

    /// <summary>The customer has no such order.</summary>
    NoOrder = 6,

    /// <summary>It was decided before, see <see cref="ManagerReceipt.Order"/>.</summary>
    Decided = 7,

    /// <summary>There is no canned answer of that name.</summary>
    NoCannedAnswer = 8,

    /// <summary>The comment that they answer is gone.</summary>
    NoComment = 9,

    /// <summary>A comment takes no such answer: too long, with a photo, or none at all.</summary>
    NoCommentReply = 10,

    /// <summary>The product of an order does not cost what the order says.</summary>
    WrongPrice = 11,

    /// <summary>That is done about comments alone, and this is about a customer.</summary>
    OfCommentsAlone = 12,

    /// <summary>The message that they change is not known, or too old.</summary>
    NoMessage = 13,

    /// <summary>Another action was done with the same id, see <see cref="ManagerAction.RequestDigest"/>.</summary>
    OtherRequest = 14,
}
