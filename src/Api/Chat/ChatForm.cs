using System.Collections.Immutable;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Chat;

/// <summary>A message as the page sends it.</summary>
/// <param name="Id">The page's id of the message; sending it again under the same id changes nothing.</param>
/// <param name="Text">Cleaned; may be empty if there are photos.</param>
/// <param name="Language">The page's language.</param>
/// <param name="WrittenAt">When it was written, by the browser's clock; null if it does not say.</param>
/// <param name="Photos">At most <see cref="ChatFormReader.MaxPhotos"/>.</param>
internal sealed record ChatForm(
    string Id, string Text, string? Language, DateTimeOffset? WrittenAt, ImmutableArray<Photo> Photos);
