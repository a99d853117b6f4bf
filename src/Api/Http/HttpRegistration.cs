using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Http;

/// <summary>Registers what every request passes through.</summary>
internal static class HttpRegistration
{
    /// <summary>Adds errors, limits, and the management API's sign-in.</summary>
    public static IServiceCollection AddHttpEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddForwarding();
        services.TryAddSingleton<StorageFaultLog>();
        services.AddServerLimits();
        services.AddRequestLimits();
        // A parameter that cannot be read is an exception that names it, in every environment.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new UtcTimeConverter()));
        services.AddSingleton(provider => AdminToken.From(configuration, provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<AdminGuard>();
        services.AddSingleton<ISettingsCheck, AdminTokenCheck>();
        services.AddKnownSettings(new KnownSettings(AdminToken.SectionName, null, [AdminToken.KeyName]));
        services.AddSingleton<ISettingsCheck, UrlsCheck>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AdminAuthentication>(AdminAuthentication.Policy, null);
        services.AddAuthorizationBuilder().AddPolicy(AdminAuthentication.Policy, policy => policy
            .AddAuthenticationSchemes(AdminAuthentication.Policy).RequireAuthenticatedUser());
        return services;
    }

    /// <summary>Comes first: trace ids and errors of everything after it, the sign-in included.</summary>
    public static IApplicationBuilder UseHttpEdge(this IApplicationBuilder app) => app
        .UseMiddleware<TraceMiddleware>()
        .UseForwardedHeaders()
        .UseMiddleware<UntrustedProxy>()
        .UseMiddleware<ErrorMiddleware>()
        .UseRoutingOfHead()
        .Use(QueryAliases.Apply)
        .UseRateLimiter()
        .UseAuthentication()
        .UseAuthorization();
}
