using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Accounts;
using MirtAi.Channels.Files;
using MirtAi.Channels.Http;
using MirtAi.Channels.Photos;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Instagram;

/// <summary>Registers the Instagram channel.</summary>
public static partial class InstagramRegistration
{
    private const string HttpClientName = "instagram";

    /// <summary>Adds Instagram Direct as configured. Incomplete settings stop the start.</summary>
    public static IServiceCollection AddInstagram(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<InstagramOptions>(InstagramOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InstagramOptions>, InstagramOptionsValidator>());
        services.AddPlatformHttp(HttpClientName);
        services.AddSingleton(PhotoLinks);
        services.AddSingleton(FileLinks);
        services.AddSingleton<InstagramParser>();
        services.AddSingleton<InstagramWebhook>();
        services.AddSingleton<InstagramDataDeletion>();
        services.AddSingleton<InstagramDeauthorization>();
        services.AddSingleton(provider => new InstagramToken(
            provider.GetService<ICredentialVault>, Options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAccountUpkeep>(provider => ActivatorUtilities.CreateInstance<InstagramUpkeep>(
            provider, () => Api(provider), () => Root(provider), (Func<ICredentialVault?>)provider.GetService<ICredentialVault>));
        services.AddSingleton(provider => new InstagramCommand(() => Api(provider), Options(provider)));
        services.AddSingleton(provider => new InstagramExamination(() => Api(provider), Options(provider)));
        services.AddSingleton<IChannel, InstagramChannel>();
        services.AddSingleton(provider => new GraphReader(() => Api(provider), Options(provider)));
        services.AddSingleton<ICommentPlatform, InstagramComments>();
        services.AddSingleton<IInsightPlatform, InstagramInsights>();
        if (!string.IsNullOrWhiteSpace(configuration[$"{InstagramOptions.Section}:{nameof(InstagramOptions.AccessToken)}"]))
        {
            services.AddSingleton<IChannelClient>(provider =>
                ActivatorUtilities.CreateInstance<InstagramClient>(
                    provider, Api(provider), PhotoLinks(provider), FileLinks(provider), Options(provider).Value));
            services.AddSingleton<IChannelClient>(provider => new InstagramCommentClient(Api(provider), Options(provider).Value));
        }

        return services;
    }

    private static GraphApi Api(IServiceProvider provider) => Api(provider, Options(provider).Value.ApiBaseUrl);

    /// <summary>Where tokens are renewed, which has no version.</summary>
    private static GraphApi Root(IServiceProvider provider) =>
        Api(provider, Version().Replace(Options(provider).Value.ApiBaseUrl.TrimEnd('/'), ""));

    private static GraphApi Api(IServiceProvider provider, string address)
    {
        var token = provider.GetRequiredService<InstagramToken>();
        return new(provider.PlatformHttpWith(() => token.Value, HttpClientName, address, Options(provider).Value.SendTimeout), token);
    }

    [GeneratedRegex(@"/v[0-9]+\.[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    private static SignedPhotoLinks PhotoLinks(IServiceProvider provider) => new(Links(provider));

    private static SignedFileLinks FileLinks(IServiceProvider provider) => new(Links(provider));

    private static SignedLinks Links(IServiceProvider provider) => new(
        () => Options(provider).Value.PublicUrl,
        () => Options(provider).Value.AppSecrets is [var first, ..] ? first : null,
        provider.GetRequiredService<TimeProvider>());

    private static IOptions<InstagramOptions> Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<InstagramOptions>>();
}
