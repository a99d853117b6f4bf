using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.WebChat;

namespace MirtAi.Channels.Tests.WebChat;

internal sealed class WebChatUnderTest : ChannelUnderTest
{
    public override string Name => "web";

    public override TimeSpan? Window => null;

    public override string Recipient => "0123456789abcdef0123456789abcdef";

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddWebChannel();
}
