using Microsoft.Net.Http.Headers;

namespace MirtAi.Api.Chat;

/// <summary>Chooses the page's language.</summary>
internal static class ChatLanguage
{
    /// <summary>The languages of the page; the first is the shop's own.</summary>
    public static IReadOnlyList<string> All { get; } = ["uk", "ru", "en"];

    /// <summary>The language if the page speaks it.</summary>
    public static string? OrNull(string? language) => All.FirstOrDefault(known => known == language);

    /// <summary>What <c>?lang=</c> says, else the browser's first language that the page speaks, else the shop's own.</summary>
    public static string Choose(HttpRequest request)
    {
        if (OrNull(request.Query["lang"]) is { } chosen)
            return chosen;

        var wanted = request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(Primary);
        return wanted.Select(OrNull).FirstOrDefault(language => language is not null) ?? All[0];
    }

    private static string Primary(StringWithQualityHeaderValue language) =>
        language.Value.ToString().Split('-')[0].ToLowerInvariant();
}
