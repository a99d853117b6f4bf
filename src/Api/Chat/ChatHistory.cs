using System.Collections.Immutable;
using MirtAi.Silo.WebChat;

namespace MirtAi.Api.Chat;

/// <summary>What a page shows when it opens.</summary>
/// <param name="Messages">Oldest first.</param>
/// <param name="LastEventId">The newest reply among them: the page listens for those after it.</param>
/// <param name="IsKnown">Whether the browser sent the visitor's cookie.</param>
internal sealed record ChatHistory(ImmutableArray<ChatMessage> Messages, long LastEventId, bool IsKnown)
{
    public static ChatHistory Empty { get; } = new([], 0, false);

    public static ChatHistory From(ImmutableArray<ChatLine> lines) => new(
        [.. lines.Select(ChatMessage.From)],
        lines.Where(line => line.Author != "customer").Select(line => line.Id).DefaultIfEmpty().Max(), true);
}
