using MirtAi.Grains.Interfaces.Answers;

namespace MirtAi.Channels.Answers;

/// <summary>
/// Where the requests of a platform that wait for an answer meet the messages that are to be delivered, whichever processes they are in.
/// </summary>
public interface IAnswerDesk
{
    /// <summary>
    /// Waits for the next message to a customer. Who waited for it before waits no longer. Never throws: a desk that cannot be reached has
    /// no answer.
    /// </summary>
    /// <param name="place">The account and the recipient, <c>account:recipient</c>.</param>
    Task<IAnswerSeat> Open(string place);

    /// <summary>Hands a message to the request that waits for it. Never throws.</summary>
    /// <param name="place">The account and the recipient, <c>account:recipient</c>.</param>
    /// <param name="answer">What the request is answered with.</param>
    /// <param name="cancellationToken">Ends the waiting for the outcome.</param>
    Task<AnswerHandover> Offer(string place, string answer, CancellationToken cancellationToken);
}
