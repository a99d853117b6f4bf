namespace MirtAi.Channels.Tests;

/// <summary>What the compliance suite must know of a channel whose platform posts events.</summary>
internal abstract class WebhookUnderTest : ChannelUnderTest
{
    /// <summary>Bodies that the platform never sends.</summary>
    public abstract IReadOnlyList<byte[]> Malformed { get; }

    /// <summary>A body that is the platform's and means nothing here; null if there are none.</summary>
    public abstract byte[]? OfNoInterest { get; }

    /// <summary>A body with one event; another number is another event, of another customer.</summary>
    public abstract byte[] Event(int number);

    /// <summary>A body with these events and, between them, an item that cannot be read; null if the platform sends no batches.</summary>
    public virtual byte[]? Batch(params int[] numbers) => null;

    /// <summary>Puts on a request what shows that it is the platform's.</summary>
    public abstract void Sign(HttpRequestMessage request, byte[] body);

    /// <summary>Puts on what a stranger would.</summary>
    public abstract void Forge(HttpRequestMessage request, byte[] body);
}
