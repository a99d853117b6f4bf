namespace MirtAi.Silo.Storage.Queries;

/// <summary>The newest line of a conversation in which the words that were looked for are.</summary>
public sealed record FoundLine
{
    private const int Before = 60, Length = 200;

    /// <summary>The session's key.</summary>
    public required string Key { get; init; }

    /// <summary>The line's number.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>The part of the line round the first of the words, at most 200 characters and two ellipses.</summary>
    public string Excerpt(string typed)
    {
        var place = TranscriptSearch.Words(typed).Select(word => Text.IndexOf(word, StringComparison.OrdinalIgnoreCase))
            .Where(index => index >= 0).DefaultIfEmpty(0).Min();
        var start = Math.Max(0, place - Before);
        var end = Math.Min(Text.Length, start + Length);
        // A character of two units stays whole.
        start += start > 0 && char.IsLowSurrogate(Text[start]) ? 1 : 0;
        end -= end < Text.Length && char.IsLowSurrogate(Text[end]) ? 1 : 0;
        return $"{(start > 0 ? "…" : "")}{Text[start..end]}{(end < Text.Length ? "…" : "")}";
    }
}
