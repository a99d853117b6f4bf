using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Tests.Storage.Effects;

/// <summary>A type of effect, and how to see that it is stored.</summary>
/// <param name="Of">An effect for a session.</param>
/// <param name="Count">How many of the session are stored.</param>
internal sealed record EffectSample(Func<string, ICommitEffect> Of, Func<TestStorage, string, Task<long>> Count)
{
    /// <summary>What is stored before, in a commit of its own.</summary>
    public Func<string, CommitEffects>? Before { get; init; }

    /// <summary>Where an export shows it; null if it is nothing about a customer.</summary>
    public string? Member { get; init; }

    public Type Type { get; } = Of("").GetType();

    /// <summary>One whose rows in a table are counted.</summary>
    public static EffectSample Row(Func<string, ICommitEffect> of, string table, string member) => new(of, Rows(table)) { Member = member };

    public static Func<TestStorage, string, Task<long>> Rows(string table) => async (storage, key) =>
        (await storage.Query<long>($"select count(*) from {table} where session_key = @key", new { key })).Single();
}
