using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

/// <summary>Renders the page, once for each language.</summary>
internal sealed partial class ChatPage
{
    /// <summary>Nothing but the page's own files runs or is loaded; photos may come from the shop's picture hosts.</summary>
    public const string ContentSecurityPolicy = Policy + "'none'";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob: https:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors ";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly FrozenDictionary<string, byte[]> alone, framed;

    public ChatPage(ChatAssets assets, IOptions<ChatOptions> options, ChatEmbedding embedding)
    {
        var template = Encoding.UTF8.GetString(assets.Find("chat.html")!);
        (alone, framed) = (All(isFramed: false), All(isFramed: true));
        FramedPolicy = Policy + string.Join(' ', embedding.Origins);

        FrozenDictionary<string, byte[]> All(bool isFramed) => ChatLanguage.All.ToFrozenDictionary(
            language => language, language => Render(template, language, isFramed, assets, options.Value.ShopName));
    }

    /// <summary>The policy of the page in a frame: the same, but that the allowed sites may show it.</summary>
    public string FramedPolicy { get; }

    public ReadOnlyMemory<byte> In(string language, bool isFramed = false) => (isFramed ? framed : alone)[language];

    private static byte[] Render(string template, string language, bool isFramed, ChatAssets assets, string shopName)
    {
        var json = assets.Texts(language);
        var texts = JsonSerializer.Deserialize(json, TextsJson.Default.DictionaryStringString)!;
        var values = new Dictionary<string, string>(texts.ToDictionary(text => text.Key, text => Html.Encode(text.Value)))
        {
            ["lang"] = language,
            ["kind"] = isFramed ? ChatCookie.Framed : "page",
            ["version"] = assets.Version,
            ["shop"] = Html.Encode(shopName),
            ["initial"] = Html.Encode(shopName[..1].ToUpperInvariant()),
            // Inside a script element: the default encoder escapes every character that could end it.
            ["texts"] = JsonSerializer.Serialize(texts, TextsJson.Default.DictionaryStringString),
        };
        foreach (var known in ChatLanguage.All)
            values[$"current-{known}"] = known == language ? " aria-current=\"true\"" : "";
        return Encoding.UTF8.GetBytes(Hole.Replace(template, match => values[match.Groups["name"].Value]));
    }

    [GeneratedRegex(@"\{\{(?<name>[\w-]+)\}\}")]
    private static partial Regex Hole { get; }
}
