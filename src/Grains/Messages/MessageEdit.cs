namespace MirtAi.Grains.Messages;

/// <summary>The new wording of a message that was delivered.</summary>
/// <param name="PlatformId">The platform's id of the message.</param>
/// <param name="IsCaption">It has photos or a file, and the words are below them.</param>
/// <param name="Otherwise">What is sent if the platform does not edit it.</param>
public sealed record MessageEdit(string PlatformId, bool IsCaption, string Otherwise);
