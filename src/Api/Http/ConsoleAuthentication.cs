using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MirtAi.Api.Console.SignIn;

namespace MirtAi.Api.Http;

/// <summary>
/// Signs in a browser, which asks its user: any name, and the <see cref="AdminToken"/> as the password. A browser then sends it along by
/// itself, also from a link on another site: only pages that change nothing may be open to it. The bearer token is taken as well, and
/// whoever is signed in to the console need not sign in again.
/// </summary>
internal sealed class ConsoleAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AdminGuard guard)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The authentication scheme, and the authorization policy that asks for it.</summary>
    public const string Policy = "console";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } value] || Password(value) is not { } password)
            return await Context.AuthenticateAsync(ConsoleSession.Scheme);
        if (!guard.Admits(Context, password))
            return AuthenticateResult.Fail("The password is not the configured token.");

        var admin = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, AdminAuthentication.Policy)], Policy));
        return AuthenticateResult.Success(new AuthenticationTicket(admin, Policy));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (AdminGuard.Refusal(Context) is { } refusal)
            return refusal.ExecuteAsync(Context);
        Response.Headers.WWWAuthenticate = "Basic realm=\"console\", charset=\"UTF-8\"";
        return new Problem(StatusCodes.Status401Unauthorized, "Sign in with any name and the admin token (Admin:Token) as the password.")
            .ExecuteAsync(Context);
    }

    private static string? Password(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is not { } encoded)
            return null;
        var decoded = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, decoded, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(decoded, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }
}
