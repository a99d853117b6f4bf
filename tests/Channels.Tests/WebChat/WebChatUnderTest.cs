using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Photos;

namespace MirtAi.Channels.Tests.WebChat;

internal sealed class WebChatUnderTest : ChannelUnderTest
{
    public override string Name => "web";

    public override TimeSpan? Window => null;

    public override string Recipient => "0123456789abcdef0123456789abcdef";

    public override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddWebChannel().AddSingleton<IAttachments, NoAttachments>();

    private sealed class NoAttachments : IAttachments
    {
        public Task Store(string id, string sessionKey, Photo photo, DateTimeOffset at, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task RemoveUnused(IReadOnlyCollection<string> ids, string sessionKey, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task<Photo?> Find(string id, string? sessionKey, CancellationToken cancellationToken) => Task.FromResult<Photo?>(null);
    }
}
