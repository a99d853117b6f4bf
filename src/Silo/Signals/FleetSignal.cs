namespace MirtAi.Silo.Signals;

/// <summary>A signal between processes: what kind of work there is, and for whom.</summary>
/// <param name="Topic">One of the constants.</param>
/// <param name="Subject">The account of an outbox, or the session key of a web chat.</param>
internal readonly record struct FleetSignal(string Topic, string Subject)
{
    /// <summary>The outbox of an account has a new message.</summary>
    public const string Outbox = "outbox";

    /// <summary>A web chat has a new reply to show.</summary>
    public const string Chat = "chat";

    /// <inheritdoc/>
    public override string ToString() => $"{Topic}:{Subject}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null if it is something else.</summary>
    public static FleetSignal? Parse(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? new FleetSignal(text[..colon], text[(colon + 1)..]) : null;
}
