using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Api.Chat;

/// <summary>
/// The cookie by which a visitor is known: a random number of 128 bits. Whoever has it reads the chat, so sessions are named by its
/// hash: their names are shown to managers and stand in logs.
/// </summary>
internal static class ChatCookie
{
    public const string Name = "mirt_chat";

    private const int TokenBytes = 16;
    private const int TokenLength = 2 * TokenBytes;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>Who sent the request; null if the browser has no cookie of ours.</summary>
    public static ChatVisitor? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: TokenLength } token && token.All(char.IsAsciiHexDigitLower)
            ? VisitorOf(token)
            : null;

    /// <summary>Who sent the request; a browser without a cookie gets one, and every cookie a new lease of life.</summary>
    public static ChatVisitor ReadOrIssue(HttpContext context)
    {
        var token = Read(context.Request) is null
            ? RandomNumberGenerator.GetHexString(TokenLength, lowercase: true)
            : context.Request.Cookies[Name]!;
        context.Response.Cookies.Append(Name, token, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/chat",
            MaxAge = Lifetime,
            IsEssential = true,
        });
        return VisitorOf(token);
    }

    private static ChatVisitor VisitorOf(string token) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)).AsSpan(0, TokenBytes)));
}
