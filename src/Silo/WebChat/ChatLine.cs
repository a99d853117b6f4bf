using System.Collections.Immutable;

namespace MirtAi.Silo.WebChat;

/// <summary>A message as the chat page shows it.</summary>
public sealed record ChatLine
{
    /// <summary>Of a reply the id of its outbox row, which only grows in a session; of a customer's line its sequence.</summary>
    public required long Id { get; init; }

    /// <summary><c>customer</c>, <c>bot</c> or <c>manager</c>.</summary>
    public required string Author { get; init; }

    /// <summary>Plain text; may be empty if there are photos.</summary>
    public required string Text { get; init; }

    /// <summary>References of photos, see <see cref="Grains.Photos.IPhotoSource"/>.</summary>
    public required ImmutableArray<string> Photos { get; init; }

    /// <summary>When the shop took it or sent it.</summary>
    public required DateTimeOffset At { get; init; }
}
