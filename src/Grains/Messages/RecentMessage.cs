namespace MirtAi.Grains.Messages;

/// <summary>What is remembered of a customer's message to understand a later edit of it.</summary>
public sealed record RecentMessage(string MessageId, long Sequence, uint TextHash)
{
    /// <summary>How many are remembered.</summary>
    public const int Kept = 20;

    /// <summary>A stable 32-bit hash of a text (FNV-1a over UTF-16 code units).</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in text)
            hash = (hash ^ unit) * 16777619u;
        return hash;
    }
}
