using Microsoft.Data.Sqlite;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage.Effects;

/// <summary>Stores the effects of one type on SQLite.</summary>
internal interface ISqliteEffectWriter : IEffectWriter
{
    /// <summary>Stores an effect in the transaction of its commit, which happens at <paramref name="now"/>.</summary>
    void Write(SqliteTransaction transaction, ICommitEffect effect, DateTimeOffset now);
}

/// <inheritdoc/>
internal interface ISqliteEffectWriter<in TEffect> : ISqliteEffectWriter where TEffect : ICommitEffect
{
    Type IEffectWriter.Effect => typeof(TEffect);

    void ISqliteEffectWriter.Write(SqliteTransaction transaction, ICommitEffect effect, DateTimeOffset now) =>
        Write(transaction, (TEffect)effect, now);

    /// <inheritdoc cref="ISqliteEffectWriter.Write"/>
    void Write(SqliteTransaction transaction, TEffect effect, DateTimeOffset now);
}
