namespace MirtAi.Conversations;

/// <summary>
/// Makes the answer of a turn. It writes nothing and sends nothing, so that a turn may be run again after a crash, or thrown
/// away when the customer writes on.
/// </summary>
public interface ITurnRunner
{
    /// <summary>Answers. Cancelled when the turn is superseded or its lease is lost.</summary>
    Task<TurnResult> Run(TurnRequest request, CancellationToken cancellationToken);

    /// <summary>The answer after every attempt failed: the customer is told that a person will answer, and one is called.</summary>
    TurnResult GiveUp(TurnRequest request);

    /// <summary>What a customer is told whose answer takes a while; null for nothing.</summary>
    Reply? Interim(TurnRequest request) => null;
}
