using Microsoft.Extensions.Hosting;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Silo.Managers;

/// <summary>Asks for the ready answers when the host starts, so that a faulty file stops the start and not the first manager.</summary>
internal sealed class ManagerStart(CannedAnswers canned) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(canned);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
