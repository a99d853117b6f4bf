using Microsoft.Extensions.Options;
using MirtAi.Silo.Health;
using MirtAi.Silo.Telegram;

namespace MirtAi.Api.Health;

/// <summary>The Telegram channel is on or off. Whether Telegram can be reached does not decide who gets requests.</summary>
internal sealed class TelegramPart(IOptions<TelegramOptions> options) : IReadinessPart
{
    /// <inheritdoc/>
    public string Name => "telegram";

    /// <inheritdoc/>
    public Task<string> Check(CancellationToken cancellationToken) =>
        Task.FromResult(options.Value.IsOn ? IReadinessPart.Ok : IReadinessPart.Off);
}
