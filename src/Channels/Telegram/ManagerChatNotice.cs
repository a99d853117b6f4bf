using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MirtAi.Channels.Telegram;

/// <summary>Says at the start that nobody is told of calls for a person, while customers are told that somebody will write.</summary>
internal sealed partial class ManagerChatNotice(IOptions<TelegramOptions> options, ILogger<ManagerChatNotice> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AlertAccount is null)
            LogNobodyTold();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(240, LogLevel.Warning,
        "Telegram:ManagerChatId is not set: orders and calls for a person are only listed at /api/v1/orders and /api/v1/escalations, "
        + "and nobody is told of them")]
    private partial void LogNobodyTold();
}
