namespace MirtAi.Channels;

/// <summary>A channel's messaging window: the setting <c>MessagingWindows:NAME</c>.</summary>
/// <param name="Setting">The setting's name; in lower case it is the channel's.</param>
/// <param name="Default">The window unless it is set; null is none, and the platform always takes messages.</param>
public sealed record MessagingWindow(string Setting, TimeSpan? Default);
