using Microsoft.Extensions.Options;
using MirtAi.Silo.Health;
using MirtAi.Silo.Telegram;

namespace MirtAi.Api.Health;

/// <summary>Managers are told of calls in their chat, or find them in the list of escalations alone.</summary>
internal sealed class ManagersPart(IOptions<TelegramOptions> options) : IReadinessPart
{
    /// <inheritdoc/>
    public string Name => "managers";

    /// <inheritdoc/>
    public Task<string> Check(CancellationToken cancellationToken) =>
        Task.FromResult(options.Value.AlertAccount is null ? IReadinessPart.Off : IReadinessPart.Ok);
}
