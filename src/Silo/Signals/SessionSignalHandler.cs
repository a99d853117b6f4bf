using Microsoft.Extensions.Logging;
using MirtAi.Conversations;
using Orleans;

namespace MirtAi.Signals;

/// <summary>Wakes a session whose turn another process gave back.</summary>
internal sealed partial class SessionSignalHandler(IGrainFactory grains, ILogger<SessionSignalHandler> logger) : IFleetSignalHandler
{
    /// <inheritdoc/>
    public string Topic => FleetSignal.Session;

    /// <inheritdoc/>
    public void Handle(string subject) => _ = Wake(subject);

    private async Task Wake(string key)
    {
        try
        {
            await grains.GetGrain<ISessionGrain>(key).Wake();
        }
        catch (Exception exception) // The edge of a signal: the sweeper finds the session again.
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(510, LogLevel.Warning, "A session could not be woken by a signal; the sweeper will")]
    private partial void LogFailed(Exception exception);
}
