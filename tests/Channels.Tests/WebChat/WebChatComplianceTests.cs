namespace MirtAi.Channels.Tests.WebChat;

/// <summary>The page is served by ourselves: there are no settings, no platform and no webhook.</summary>
public sealed class WebChatComplianceTests : ChannelCompliance
{
    internal override ChannelUnderTest Channel { get; } = new WebChatUnderTest();
}
