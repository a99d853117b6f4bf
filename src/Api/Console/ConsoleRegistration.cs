using Microsoft.AspNetCore.DataProtection;
using MirtAi.Api.Console.Live;
using MirtAi.Api.Console.People;
using MirtAi.Api.Console.SignIn;
using MirtAi.Api.Http;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console;

/// <summary>Registers the console.</summary>
internal static class ConsoleRegistration
{
    /// <summary>Adds pages and sign-in; needs the <see cref="AdminToken"/> and the queries of the management API.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<IDataProtectionProvider, TokenProtection>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "mirt_console_form";
            options.Cookie.Path = ConsoleSession.Path;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = "form";
            options.HeaderName = OwnForms.TokenHeader;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication().AddCookie(ConsoleSession.Scheme, ConsoleSession.Configure);
        services.AddAuthorizationBuilder().AddPolicy(ConsoleSession.Scheme, policy => policy
                .AddAuthenticationSchemes(ConsoleSession.Scheme).RequireAuthenticatedUser())
            .AddPolicy(ConsoleRoles.OperatorPolicy, policy => policy
                .AddAuthenticationSchemes(ConsoleSession.Scheme).RequireAuthenticatedUser()
                .RequireAssertion(context => ConsoleRoles.MayOperate(context.User)));
        services.AddSettings<ConsoleOptions>(ConsoleOptions.Section);
        services.AddSingleton<ISettingsCheck, ConsolePeopleCheck>();
        return services
            .AddSingleton<IEndpointSource, ConsoleEndpointSource>()
            .AddSingleton<ConsolePeople>()
            .AddSingleton<ConsoleChanges>()
            .AddSingleton<ConsoleAssets>()
            .AddSingleton<ConsolePages>()
            .AddSingleton<ConsoleEvents>()
            .AddSingleton<NowQueries>();
    }
}
