namespace MirtAi.Silo.Delivery;

/// <summary>Knows the recipients whose last send took long, so that they do not keep others waiting. Not safe for concurrent use.</summary>
internal sealed class SlowRecipients(TimeProvider clock)
{
    /// <summary>A send that takes this long is slow.</summary>
    public static readonly TimeSpan Threshold = TimeSpan.FromSeconds(2);

    private const int MaxKnown = 10_000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);

    /// <summary>Whether the recipient's last send was slow, ten minutes ago at most.</summary>
    public bool Contains(string recipient)
    {
        if (!known.TryGetValue(recipient, out var since))
            return false;
        if (clock.GetElapsedTime(since) < Memory)
            return true;
        known.Remove(recipient);
        return false;
    }

    /// <summary>A send to the recipient has taken this long so far.</summary>
    public void NoteWaiting(string recipient, TimeSpan elapsed)
    {
        if (elapsed >= Threshold)
            Add(recipient);
    }

    /// <summary>A send to the recipient has ended.</summary>
    public void NoteEnded(string recipient, TimeSpan elapsed)
    {
        if (elapsed >= Threshold)
            Add(recipient);
        else
            known.Remove(recipient);
    }

    private void Add(string recipient)
    {
        if (known.Count >= MaxKnown && !known.ContainsKey(recipient))
            known.Clear();
        known[recipient] = clock.GetTimestamp();
    }
}
