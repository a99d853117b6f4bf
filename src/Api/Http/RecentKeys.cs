namespace MirtAi.Api.Http;

/// <summary>Remembers the keys that were added last: at least half of <paramref name="most"/>, and never more.</summary>
internal sealed class RecentKeys(int most)
{
    private readonly Lock gate = new();
    private HashSet<string> recent = new(StringComparer.Ordinal);
    private HashSet<string> older = new(StringComparer.Ordinal);

    public bool Contains(string key)
    {
        lock (gate)
            return recent.Contains(key) || older.Contains(key);
    }

    public void Add(string key)
    {
        lock (gate)
        {
            if (recent.Count >= most / 2)
                (older, recent) = (recent, new(StringComparer.Ordinal));
            recent.Add(key);
        }
    }
}
