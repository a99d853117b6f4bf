using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Documents.Conversion;
using MirtAi.Silo.Documents.Meanings;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Documents;

/// <summary>Registers documents that answers are taken from.</summary>
internal static class DocumentRegistration
{
    /// <summary>Adds how they are stored, read and searched.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSettings<DocumentOptions>(DocumentOptions.Section);
        services.TryAddSingleton<DocumentQueries>();
        return services
            .AddSingleton<DocumentContents>()
            .AddSingleton(provider => new DocumentDesk(
                provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<DocumentContents>(),
                provider.GetRequiredService<DocumentQueries>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<DocumentWork>()
            .AddSingleton<IDocumentConverter, ConversionProcess>()
            .AddSingleton<DocumentVectors>()
            .AddSingleton<DocumentMeanings>()
            .AddSingleton<IDocumentSearch, DocumentSearch>()
            .AddSingleton<IBackgroundJob, DocumentJob>()
            .AddSingleton<IBackgroundJob, DocumentVectorJob>()
            .AddCleanup(_ => DocumentContents.Abandoned);
    }
}
