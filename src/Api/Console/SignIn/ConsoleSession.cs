using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Console.People;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console.SignIn;

/// <summary>Who is signed in to the console: a cookie, sealed with a key that is derived from the admin token.</summary>
internal static class ConsoleSession
{
    /// <summary>The authentication scheme, and the authorization policy that asks for it.</summary>
    public const string Scheme = "console-session";

    /// <summary>Under which path the console is.</summary>
    public const string Path = "/console";

    /// <summary>Where one signs in.</summary>
    public const string SignInPath = Path + "/sign-in";

    /// <summary>The query parameter with the page that was asked for.</summary>
    public const string From = "from";

    private const string Cookie = "mirt_console";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Cookie;
        options.Cookie.Path = Path;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = From;
        var redirect = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.Query["lang"] is [{ Length: > 0 } language])
                context.RedirectUri = QueryHelpers.AddQueryString(context.RedirectUri, "lang", language);
            return redirect(context);
        };
        options.Events.OnRedirectToAccessDenied = context =>
            new Problem(StatusCodes.Status403Forbidden, "Your role does not allow this: ask an operator.")
                .ExecuteAsync(context.HttpContext);
        options.Events.OnValidatePrincipal = context =>
        {
            if (!context.HttpContext.RequestServices.GetRequiredService<ConsolePeople>().Knows(context.Principal!))
                context.RejectPrincipal();
            return Task.CompletedTask;
        };
        // Programs send the bearer token and get the API's answers.
        options.ForwardDefaultSelector = context =>
            context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                ? AdminAuthentication.Policy
                : null;
    }

    /// <summary>The identity of somebody who signed in, under this name.</summary>
    public static ClaimsPrincipal Principal(ConsolePerson person, string name)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, person.Role)], Scheme);
        if (person.Mark is { } mark)
            identity.AddClaim(new Claim(ConsolePeople.MarkClaim, mark));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The page to go to after the sign-in: one of the console, whatever was asked for.</summary>
    public static string Target(string? from) =>
        from is not null
        && (from == Path || from.StartsWith(Path + "/", StringComparison.Ordinal) || from.StartsWith(Path + "?", StringComparison.Ordinal))
        && !from.Contains('\\') && !from.Any(char.IsControl)
            ? from
            : Path;
}
