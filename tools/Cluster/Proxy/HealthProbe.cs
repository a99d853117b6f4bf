using System.Net.Sockets;

namespace MirtAi.Cluster.Proxy;

/// <summary>Asks one target again and again whether it is ready.</summary>
internal sealed class HealthProbe(Target target, string path, HttpMessageInvoker http, ProxyLimits limits)
{
    // One late answer on a busy machine is no death; a refused connection is.
    private const int LateAnswersTolerated = 1;

    // However many requests fare badly, one target is not asked more often.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Uri address = new(target.Address, path);
    private int late;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await LookAsync(cancellationToken);
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await target.WaitForDoubtAsync(limits.ProbeInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limits.ProbeTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            // An idle connection of its own would be there for a request to meet just when its target closes it.
            request.Headers.ConnectionClose = true;
            using var response = await http.SendAsync(request, patience.Token);
            late = 0;
            target.Saw(response.IsSuccessStatusCode ? TargetState.Ready : TargetState.Unready);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // We are stopping.
        }
        catch (OperationCanceledException) when (late++ < LateAnswersTolerated)
        {
            // It may answer the next time; until then what it was believed to be stands.
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or SocketException or IOException)
        {
            target.Saw(TargetState.Unreachable);
        }
    }
}
