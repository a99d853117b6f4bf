using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Photos;

/// <summary>Registers what deals with customers' photos.</summary>
internal static class PhotoRegistration
{
    /// <summary>Adds photos at public addresses.</summary>
    public static IServiceCollection AddPhotos(this IServiceCollection services)
    {
        services.AddSingleton(new PublicPhotoPolicy());
        services.AddSingleton<IPhotoSource, PublicPhotoSource>();
        return services;
    }
}
