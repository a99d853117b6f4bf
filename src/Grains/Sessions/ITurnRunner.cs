using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// Makes the answer of a turn. It writes nothing and sends nothing, so that a turn may be run again after a crash, or thrown
/// away when the customer writes on.
/// </summary>
public interface ITurnRunner
{
    /// <summary>The plan of the answer, in words. Cancelled when the turn is superseded or its lease is lost.</summary>
    Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken);

    /// <summary>The answer after every attempt failed: the customer is told that a person will answer, and one is called.</summary>
    TurnPlan GiveUp(TurnRequest request);

    /// <summary>What a customer is told whose answer takes a while; null for nothing.</summary>
    Reply? Interim(TurnRequest request) => null;
}
