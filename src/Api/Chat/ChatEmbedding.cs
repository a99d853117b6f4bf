using Microsoft.Extensions.Options;

namespace MirtAi.Api.Chat;

/// <summary>
/// The sites on whose pages the chat may stand in a frame. A browser keeps the page out of every other frame by its
/// <c>frame-ancestors</c>; what the frame then asks for comes from this service's own origin, as from the page by itself.
/// </summary>
internal sealed class ChatEmbedding(IOptions<ChatOptions> options)
{
    /// <summary>The origins, as browsers write them.</summary>
    public IReadOnlyList<string> Origins { get; } = OriginsOf(options.Value);

    /// <summary>The origins that a setting names, whether they are valid or not.</summary>
    public static string[] OriginsOf(ChatOptions options) =>
        (options.AllowedOrigins ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
