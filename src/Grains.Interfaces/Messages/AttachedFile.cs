using Orleans;

namespace MirtAi.Grains.Interfaces.Messages;

/// <summary>A file that goes with a message: a voice message, a video, a document.</summary>
/// <param name="Reference">Where it lies, by a scheme that a source of files opens, for instance <c>telegram-file:AwAC..</c>.</param>
/// <param name="ContentType">What it is, a media type in lower case.</param>
/// <param name="Bytes">How large it is; null if that is not told.</param>
/// <param name="Seconds">How long it plays; null of what does not play, or if that is not told.</param>
[GenerateSerializer, Immutable, Alias("mirtai.attached-file")]
public sealed record AttachedFile(
    [property: Id(0)] string Reference,
    [property: Id(1)] string ContentType,
    [property: Id(2)] long? Bytes = null,
    [property: Id(3)] long? Seconds = null);
