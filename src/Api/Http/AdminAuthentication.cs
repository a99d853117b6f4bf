using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace MirtAi.Api.Http;

/// <summary>Signs in who sends <c>Authorization: Bearer</c> with the <see cref="AdminToken"/>.</summary>
internal sealed class AdminAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AdminGuard guard)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The authentication scheme, and the authorization policy that asks for it.</summary>
    public const string Policy = "admin";

    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (!guard.Admits(Context, value[Prefix.Length..].Trim()))
            return Task.FromResult(AuthenticateResult.Fail("The token is not the configured one."));

        var admin = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Policy)], Policy));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(admin, Policy)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (AdminGuard.Refusal(Context) is { } refusal)
            return refusal.ExecuteAsync(Context);
        Response.Headers.WWWAuthenticate = "Bearer realm=\"management\"";
        return new Problem(StatusCodes.Status401Unauthorized, "Send the admin token: Authorization: Bearer <Admin:Token>.")
            .ExecuteAsync(Context);
    }
}
