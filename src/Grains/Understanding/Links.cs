namespace MirtAi.Grains.Understanding;

/// <summary>Links in a message.</summary>
public static class Links
{
    /// <summary>Whether there is one.</summary>
    public static bool Occur(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase)
        || text.Contains("https://", StringComparison.OrdinalIgnoreCase)
        || text.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || text.Contains("t.me/", StringComparison.OrdinalIgnoreCase)
        || text.Contains("instagram.com/", StringComparison.OrdinalIgnoreCase);
}
