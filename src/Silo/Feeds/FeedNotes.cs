using System.Collections.Concurrent;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Feeds;

/// <summary>Names, in the process that asks for an account's events, why none come, and how many could not be taken at all.</summary>
internal sealed class FeedNotes : IHealthNotes
{
    private readonly ConcurrentDictionary<string, string> reasons = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> setAside = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> Read(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            reasons.Keys.Union(setAside.Keys).ToDictionary(account => account, Text));

    /// <summary>Says why no events come; whether that is news.</summary>
    public bool Set(string account, string reason)
    {
        var isNews = !reasons.TryGetValue(account, out var known) || known != reason;
        reasons[account] = reason;
        return isNews;
    }

    /// <summary>Events come, or another process asks for them.</summary>
    public void Clear(string account) => reasons.TryRemove(account, out _);

    /// <summary>An event was set aside; it is named until the process ends.</summary>
    public void SetAside(string account) => setAside.AddOrUpdate(account, 1, static (_, count) => count + 1);

    private string Text(string account) => string.Join("; ", new[]
    {
        reasons.GetValueOrDefault(account),
        setAside.TryGetValue(account, out var count) ? $"{count} events could not be taken and are set aside; the log names them" : null,
    }.OfType<string>());
}
