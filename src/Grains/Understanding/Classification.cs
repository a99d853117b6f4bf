using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;

namespace MirtAi.Grains.Understanding;

/// <summary>What a message was taken for.</summary>
/// <param name="Intent">What the customer wants.</param>
/// <param name="Confidence">How sure that is, from 0 to 1; below <see cref="Unsure"/> it is a guess.</param>
/// <param name="Reason">Why a person is needed, see <see cref="EscalationReasons"/>; null if none is.</param>
public sealed record Classification(Intent Intent, double Confidence, string? Reason = null)
{
    /// <summary>Below this a language model may be asked.</summary>
    public const double Unsure = 0.6;

    /// <summary>Whether the message says so in words.</summary>
    public static Classification Sure(Intent intent, string? reason = null) => new(intent, 0.95, reason);

    /// <summary>It follows from where the conversation stands.</summary>
    public static Classification Likely(Intent intent, string? reason = null) => new(intent, 0.75, reason);

    /// <summary>Nothing better is known.</summary>
    public static Classification Guess(Intent intent) => new(intent, 0.4);
}
