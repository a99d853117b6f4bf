namespace MirtAi.Embedded;

/// <summary>The activations of one grain class, by key.</summary>
internal abstract class ActivationDirectory
{
    internal abstract IEnumerable<Activation> All { get; }

    /// <summary>Hands the call to an activation of the key, which is made if need be.</summary>
    internal abstract void Send(string key, PendingCall call);

    /// <summary>
    /// Forgets an activation that has ended. Called under its lock: until it returns, nobody else can send to that
    /// key. Calls that stay in <paramref name="left"/> are sent again afterwards.
    /// </summary>
    internal abstract void Remove(Activation ended, ref CallQueue left);
}
