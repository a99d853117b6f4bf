using MirtAi.Grains.Photos;

namespace MirtAi.Channels.Telegram;

/// <summary>A photo on its way out: an https address that Telegram fetches itself, or bytes to upload.</summary>
internal sealed record OutboundPhoto(string? Address, Photo? Upload);
