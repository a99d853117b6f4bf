using System.Threading.Channels;

namespace MirtAi.Api.Console.Live;

/// <summary>An open page that is told of changes; dispose it when the page is closed.</summary>
internal sealed class ConsoleSubscription(string key, Action<ConsoleSubscription> close) : IDisposable
{
    // One change that is not told yet stands for all that follow: the page is fetched whole.
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>What the page shows: a session's key, or an empty text for what there is to do now.</summary>
    public string Key => key;

    /// <summary>Completes when something has changed since the last time.</summary>
    public async Task NextChange(CancellationToken cancellationToken) => await changes.Reader.ReadAsync(cancellationToken);

    /// <summary>Something has changed.</summary>
    public void Tell() => changes.Writer.TryWrite(true);

    public void Dispose() => close(this);
}
