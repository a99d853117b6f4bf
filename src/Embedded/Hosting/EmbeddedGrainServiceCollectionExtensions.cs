using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace MirtAi.Embedded;

/// <summary>Registers the embedded grain engine.</summary>
public static class EmbeddedGrainServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IGrainFactory"/> over the grain interfaces and classes of <paramref name="assemblies"/>, and a hosted
    /// service that checks at start that each interface has exactly one class, and at stop drains: calls from outside
    /// grains are refused, calls that wait are finished, every activation is deactivated.
    /// </summary>
    /// <remarks>
    /// Hosted services stop in reverse order: those registered later may still call grains while they stop. May be called
    /// more than once; assemblies and settings add up.
    /// </remarks>
    public static IServiceCollection AddEmbeddedGrains(
        this IServiceCollection services, Action<EmbeddedGrainOptions>? configure = null, params Assembly[] assemblies) =>
        services.AddEmbeddedGrains(configure, assemblies.SelectMany(assembly => assembly.GetTypes()));

    internal static IServiceCollection AddEmbeddedGrains(
        this IServiceCollection services, Action<EmbeddedGrainOptions>? configure, IEnumerable<Type> types)
    {
        services.AddLogging().AddMetrics();
        services.AddOptions<EmbeddedGrainOptions>().Configure(configure ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new GrainTypes([.. types]));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EngineInstruments>();
        services.TryAddSingleton<GrainEngine>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainEngine>().Factory);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, GrainHost>());
        return services;
    }
}
