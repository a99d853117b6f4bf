using MirtAi.Api.Chat;

namespace MirtAi.Api.Console;

/// <summary>Chooses the console's language, and remembers what somebody chose.</summary>
internal static class ConsoleLanguage
{
    private const string Cookie = "mirt_console_lang";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>What <c>?lang=</c> says, else what it said last, else the browser's language.</summary>
    public static ConsoleTexts Choose(HttpContext context)
    {
        if (Find(context.Request.Query["lang"]) is { } chosen)
        {
            context.Response.Cookies.Append(Cookie, chosen.Language, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                Path = "/console",
                MaxAge = Lifetime,
                IsEssential = true,
            });
            return chosen;
        }

        return Find(context.Request.Cookies[Cookie]) ?? Find(ChatLanguage.Choose(context.Request)) ?? ConsoleTexts.All[0];
    }

    private static ConsoleTexts? Find(string? language) => ConsoleTexts.All.FirstOrDefault(texts => texts.Language == language);
}
