using System.Security.Cryptography;
using System.Text;

namespace MirtAi.Api.Chat;

/// <summary>
/// The cookie by which a visitor is known: a random number of 128 bits. Whoever has it reads the chat, so sessions are named by its
/// hash: their names are shown to managers and stand in logs. In a frame on the page of another site it is one of that page's own
/// (a partitioned cookie): the site cannot read it, no other site's frame gets it, and it is kept where cookies of third parties are
/// blocked.
/// </summary>
internal static class ChatCookie
{
    public const string Name = "mirt_chat";

    /// <summary>What a page in a frame calls itself.</summary>
    public const string Framed = "frame";

    private const int TokenBytes = 16;
    private const int TokenLength = 2 * TokenBytes;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>Who sent the request; null if the browser has no cookie of ours.</summary>
    public static ChatVisitor? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: TokenLength } token && token.All(char.IsAsciiHexDigitLower)
            ? VisitorOf(token)
            : null;

    /// <summary>Who sent the request; a browser without a cookie gets one, and every cookie a new lease of life.</summary>
    public static ChatVisitor ReadOrIssue(HttpContext context, bool isFramed)
    {
        var token = Read(context.Request) is null
            ? RandomNumberGenerator.GetHexString(TokenLength, lowercase: true)
            : context.Request.Cookies[Name]!;
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            SameSite = isFramed ? SameSiteMode.None : SameSiteMode.Lax,
            Secure = isFramed || context.Request.IsHttps,
            Path = "/chat",
            MaxAge = Lifetime,
            IsEssential = true,
        };
        if (isFramed)
            cookie.Extensions.Add("Partitioned");
        context.Response.Cookies.Append(Name, token, cookie);
        return VisitorOf(token);
    }

    private static ChatVisitor VisitorOf(string token) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)).AsSpan(0, TokenBytes)));
}
