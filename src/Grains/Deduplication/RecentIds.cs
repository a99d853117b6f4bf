namespace MirtAi.Grains.Deduplication;

/// <summary>
/// Ids that were added not long ago, in bounded memory: two generations, of which the older is dropped when the younger is full or a minute
/// old. Not safe for concurrent use.
/// </summary>
internal sealed class RecentIds(TimeProvider clock)
{
    /// <summary>So many ids a generation. What is forgotten is found in the database.</summary>
    public const int GenerationSize = 256;

    private static readonly TimeSpan GenerationAge = TimeSpan.FromMinutes(1);

    private HashSet<string> young = new(StringComparer.Ordinal);
    private HashSet<string> old = new(StringComparer.Ordinal);
    private long begun = clock.GetTimestamp();

    /// <summary>Whether the id was added in this generation or the one before.</summary>
    public bool Contains(string id) => young.Contains(id) || old.Contains(id);

    /// <summary>Remembers the id for one to two minutes, or until 256 to 512 others were added.</summary>
    public void Add(string id)
    {
        if (young.Count >= GenerationSize || clock.GetElapsedTime(begun) >= GenerationAge)
        {
            (young, old) = (old, young);
            young.Clear();
            begun = clock.GetTimestamp();
        }

        young.Add(id);
    }
}
