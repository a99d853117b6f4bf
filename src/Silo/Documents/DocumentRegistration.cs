using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Documents.Conversion;
using MirtAi.Silo.Documents.Meanings;
using MirtAi.Silo.Documents.Objects;
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
        services.AddSettings<DocumentStoreOptions>(DocumentStoreOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DocumentStoreOptions>, DocumentStoreOptionsValidator>());
        services.TryAddSingleton<DocumentQueries>();
        return services
            .AddSingleton<DocumentObjects>()
            .AddSingleton<ObjectRegister>()
            .AddSingleton<ObjectContents>()
            .AddSingleton<IBackgroundJob, DocumentObjectJob>()
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
