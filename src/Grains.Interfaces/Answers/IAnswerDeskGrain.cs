using Orleans;

namespace MirtAi.Grains.Interfaces.Answers;

/// <summary>
/// Where a platform's request that waits for an answer, in one process, meets the message that is to be delivered by another. It holds
/// nothing beyond a request. The key is <c>account:recipient</c>.
/// </summary>
[Alias("mirtai.IAnswerDeskGrain")]
public interface IAnswerDeskGrain : IGrainWithStringKey
{
    /// <summary>From now on answers are for the request of this name; one that waited before gets none.</summary>
    [Alias("Open")]
    Task Open(string seat);

    /// <summary>The answer for the request; null if none comes in time, or another request waits now.</summary>
    [Alias("Next")]
    Task<string?> Next(string seat, TimeSpan patience);

    /// <summary>The request has ended.</summary>
    /// <param name="seat">The request.</param>
    /// <param name="delivered">Whether the platform has its answer.</param>
    [Alias("Close")]
    Task Close(string seat, bool delivered);

    /// <summary>Hands an answer to the request that waits; returns once it is known what became of it.</summary>
    [Alias("Offer")]
    Task<AnswerHandover> Offer(string answer);
}
