namespace MirtAi.Channels.Answers;

/// <summary>A request that waits for an answer.</summary>
public interface IAnswerSeat
{
    /// <summary>The answer; null if none came in time, or another request waits for it now. Asked for once.</summary>
    Task<string?> Next(TimeSpan patience);

    /// <summary>Tells whether the platform has the answer; without one, that nobody waits here any more.</summary>
    Task Close(bool delivered);
}
