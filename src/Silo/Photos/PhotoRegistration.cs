using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Files;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Files;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Photos;

/// <summary>Registers what deals with customers' photos.</summary>
internal static class PhotoRegistration
{
    /// <summary>
    /// Adds photos at public addresses, their recognition if a provider has a model for it, and files for platforms that fetch them. A
    /// faulty prompt stops the start.
    /// </summary>
    public static IServiceCollection AddPhotos(this IServiceCollection services)
    {
        services.AddSettings<PhotoOptions>(PhotoOptions.Section);
        services.AddSingleton(new PublicPhotoPolicy());
        services.AddSingleton<IPhotoSource, PublicPhotoSource>();
        services.AddSingleton<IFileSource, PublicFileSource>();
        services.AddSingleton<FileDelivery>();
        services.AddSingleton(provider => VisionPrompt.Load(provider.GetRequiredService<IOptions<DataOptions>>().Value
            .Folder("prompts", provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory())));
        services.AddSingleton<VisionModel>();
        services.AddSingleton<IPhotoRecognizer, PhotoRecognizer>();
        services.AddSingleton<PhotoReader>();
        return services;
    }

    /// <summary>Adds the memory of what photos show; it needs a <see cref="Storage.IDatabase"/>.</summary>
    public static IServiceCollection AddPhotoLedger(this IServiceCollection services) => services
        .AddSingleton<RecognitionLedger>()
        .AddCleanup(_ => RecognitionLedger.Expiry);
}
