using MirtAi.Channels;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Health;

namespace MirtAi.Api.Health;

/// <summary>Asks every part whether it can serve.</summary>
internal sealed partial class Readiness(
    IEnumerable<IReadinessPart> parts,
    IEnumerable<IChannel> channels,
    IEnumerable<IHealthNotes> notes,
    ShutdownState shutdown,
    TimeProvider time,
    ILogger<Readiness> logger)
{
    private static readonly TimeSpan PartTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The answers of the parts and the channels, within two seconds. All must be in good order, and no shutdown may have begun. Notes are
    /// shown and decide nothing.
    /// </summary>
    public async Task<HealthReport> Check(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(parts.Select(part => Ask(part, cancellationToken)));
        var report = answers.ToDictionary(answer => answer.Name, answer => answer.Answer, StringComparer.Ordinal);
        foreach (var health in channels.SelectMany(channel => channel.Health))
            report[health.Part] = health.State;
        if (shutdown.Stopping.IsCancellationRequested)
            report["process"] = "shutting down";
        var ready = report.Values.All(answer => answer is IReadinessPart.Ok or IReadinessPart.Off);
        foreach (var note in (await Task.WhenAll(notes.Select(source => source.Read(cancellationToken)))).SelectMany(noted => noted))
            report[note.Key] = note.Value;
        return new HealthReport(ready ? "ok" : "unavailable", report);
    }

    private async Task<(string Name, string Answer)> Ask(IReadinessPart part, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return (part.Name, await part.Check(timeout.Token).WaitAsync(PartTimeout, time, cancellationToken));
        }
        catch (TimeoutException)
        {
            await timeout.CancelAsync();
            return (part.Name, "no answer within 2 s");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            CaughtFaults.Count("readiness", exception);
            // The reason may name hosts and users; the answer goes to anybody.
            LogPartFailed(part.Name, exception);
            return (part.Name, "fails");
        }
    }
}
