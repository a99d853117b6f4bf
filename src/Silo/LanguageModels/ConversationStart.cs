using Microsoft.Extensions.Hosting;
using MirtAi.Grains.Sessions;

namespace MirtAi.Silo.LanguageModels;

/// <summary>Asks for the runner when the host starts, so that faulty files stop the start and not the first customer's turn.</summary>
internal sealed class ConversationStart(ITurnRunner runner) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runner);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
