using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Managers;

namespace MirtAi.Silo.Customers.Links;

/// <summary>
/// Links the sessions of a customer who writes on several channels. Each session commits its part; done again, it completes what was left
/// half done.
/// </summary>
public sealed class CustomerLinking(CustomerLinks links, ManagerActions actions, TimeProvider clock)
{
    /// <summary>Links two sessions, and with each what it is linked with.</summary>
    /// <returns>Whether it is so now; not if one of them has never written, or was erased.</returns>
    public async Task<bool> Link(string key, string other, string manager, CancellationToken cancellationToken)
    {
        var customer = await links.CustomerOf(other, cancellationToken) ?? await links.CustomerOf(key, cancellationToken)
            ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        string[] sessions = [.. await links.KeysOf(other, cancellationToken), .. await links.KeysOf(key, cancellationToken)];
        var areLinked = true;
        foreach (var session in sessions.Distinct(StringComparer.Ordinal))
        {
            var receipt = await actions.Do(
                session, new ManagerAction { Kind = ManagerActionKind.Link, Manager = manager, Customer = customer }, cancellationToken);
            areLinked &= receipt.Outcome is ManagerOutcome.Done or ManagerOutcome.AlreadySo;
        }

        return areLinked;
    }

    /// <summary>Has a session stand alone, and be linked by nobody but a person.</summary>
    /// <returns>Whether it was linked.</returns>
    public async Task<bool> Unlink(string key, string manager, CancellationToken cancellationToken)
    {
        var receipt = await actions.Do(
            key, new ManagerAction { Kind = ManagerActionKind.Unlink, Manager = manager }, cancellationToken);
        return receipt.Outcome is ManagerOutcome.Done;
    }
}
