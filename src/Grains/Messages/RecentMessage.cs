namespace MirtAi.Grains.Messages;

/// <summary>What is remembered of a customer's message to understand when they change it or take it back.</summary>
/// <param name="MessageId">The platform's id.</param>
/// <param name="Sequence">Its line; 0 of a message that was taken back.</param>
/// <param name="TextHash">The <see cref="Hash"/> of its words.</param>
public sealed record RecentMessage(string MessageId, long Sequence, uint TextHash)
{
    /// <summary>How many are remembered.</summary>
    public const int Kept = 20;

    /// <summary>The customer took it back: a copy of it, or an edit, that comes later means nothing.</summary>
    public bool IsUnsent => Sequence == 0;

    /// <summary>What is left of it after the customer took it back.</summary>
    public static RecentMessage Unsent(string messageId) => new(messageId, 0, 0);

    /// <summary>A stable 32-bit hash of a text (FNV-1a over UTF-16 code units).</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in text)
            hash = (hash ^ unit) * 16777619u;
        return hash;
    }
}
