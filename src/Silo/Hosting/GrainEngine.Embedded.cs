using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Conversations;
using MirtAi.Embedded;
using MirtAi.Settings;

namespace MirtAi.Hosting;

/// <summary>Hosts the grains on the embedded engine. Chosen by the build property <c>GrainEngine=embedded</c>.</summary>
internal static class GrainEngine
{
    /// <summary>Whether a process without HTTP takes part in the work.</summary>
    public static bool HasWorkers => false;

    /// <summary>Adds the engine; it starts and stops with the host.</summary>
    public static void AddGrainEngine(this IServiceCollection services, IConfiguration _)
    {
        services.AddSettings<EmbeddedGrainOptions>("Embedded");
        services.AddEmbeddedGrains(assemblies: typeof(Sessions).Assembly);
    }
}
