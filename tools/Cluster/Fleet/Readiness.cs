namespace MirtAi.Cluster.Fleet;

/// <summary>Waits until a process on this machine says that it is ready.</summary>
public sealed class Readiness(HttpMessageInvoker http, string path)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <summary>True when it is ready, false when the token ended the wait first.</summary>
    public async Task<bool> WaitAsync(int port, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{port}{path}");
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await IsReadyAsync(address, cancellationToken))
                return true;
            await Task.Delay(Interval, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private async Task<bool> IsReadyAsync(Uri address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerWithin);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await http.SendAsync(request, patience.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
