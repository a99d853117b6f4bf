using Microsoft.AspNetCore.Authentication;
using MirtAi.Api.Console.People;
using MirtAi.Api.Http;
using MirtAi.Silo.Hosting;
using Orleans.Dashboard;

namespace MirtAi.Api.Dashboard;

/// <summary>The dashboard of the silos, <c>/console/orleans</c>.</summary>
internal static class DashboardEndpoints
{
    /// <summary>Adds the sign-in of browsers; needs the <see cref="AdminToken"/>.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ConsoleAuthentication>(ConsoleAuthentication.Policy, null);
        services.AddAuthorizationBuilder().AddPolicy(ConsoleAuthentication.Policy, policy => policy
            .AddAuthenticationSchemes(ConsoleAuthentication.Policy).RequireAuthenticatedUser()
            .RequireAssertion(context => ConsoleRoles.MayOperate(context.User)));
        return services;
    }

    /// <summary>Maps it, if it is on: it shows what runs where and changes nothing.</summary>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder endpoints, IConfiguration configuration)
    {
        if (!SiloDashboard.IsOn(configuration))
            return endpoints;
        endpoints.MapOrleansDashboard("/console/orleans").RequireAuthorization(ConsoleAuthentication.Policy).ExcludeFromDescription();
        return endpoints;
    }
}
