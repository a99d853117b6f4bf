using System.Collections.Concurrent;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Feeds;

/// <summary>Names, in the process that asks for an account's events, why none come.</summary>
internal sealed class FeedNotes : IHealthNotes
{
    private readonly ConcurrentDictionary<string, string> reasons = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> Read(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(reasons));

    /// <summary>Says why no events come; whether that is news.</summary>
    public bool Set(string account, string reason)
    {
        var isNews = !reasons.TryGetValue(account, out var known) || known != reason;
        reasons[account] = reason;
        return isNews;
    }

    /// <summary>Events come, or another process asks for them.</summary>
    public void Clear(string account) => reasons.TryRemove(account, out _);
}
