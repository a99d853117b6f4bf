using System.Collections.Immutable;

namespace MirtAi.Api.Chat;

/// <summary>The answer to a posted message, which is stored when this is said.</summary>
/// <param name="Status"><c>accepted</c>, or <c>duplicate</c> if it was stored before.</param>
/// <param name="Id">The page's id of the message.</param>
/// <param name="At">When the service took it.</param>
/// <param name="Photos">Where the photos are shown from.</param>
internal sealed record ChatReceipt(string Status, string Id, DateTimeOffset At, ImmutableArray<string> Photos);
