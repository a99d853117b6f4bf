using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage.Effects;

/// <summary>Registers types of effects.</summary>
internal static class EffectRegistration
{
    /// <summary>
    /// Commits may have effects of this type. Types are stored in the order in which they are registered, but for those whose writers are
    /// <see cref="IEffectWriter.IsLast"/>.
    /// </summary>
    public static IServiceCollection AddEffect<TEffect, TPostgres, TSqlite>(this IServiceCollection services)
        where TEffect : ICommitEffect
        where TPostgres : class, IPostgresEffectWriter<TEffect>
        where TSqlite : class, ISqliteEffectWriter<TEffect> =>
        services.AddSingleton<IPostgresEffectWriter, TPostgres>().AddSingleton<ISqliteEffectWriter, TSqlite>();
}
