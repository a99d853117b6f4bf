using System.Collections.Immutable;

namespace MirtAi.Grains.Messages;

/// <summary>The buttons that are below a message to managers.</summary>
/// <param name="PlatformId">The platform's id of the message.</param>
/// <param name="Buttons">What they are, by what was sent last.</param>
public sealed record ShownButtons(string PlatformId, ImmutableArray<OutboundButton> Buttons);
