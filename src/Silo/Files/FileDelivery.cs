using MirtAi.Channels.Files;
using MirtAi.Grains.Files;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Silo.Files;

/// <summary>Opens files for platforms that fetch them, in the format that was promised. A few at a time: each is held whole.</summary>
internal sealed class FileDelivery(IEnumerable<IFileSource> sources) : IDisposable
{
    /// <summary>How many are held in memory at a time.</summary>
    public const int MaxAtOnce = 4;

    private readonly SemaphoreSlim slots = new(MaxAtOnce);

    /// <summary>The content and its type; null if there is none now.</summary>
    public async Task<(ReadOnlyMemory<byte> Content, string ContentType)?> Open(AttachedFile file, CancellationToken cancellationToken)
    {
        var scheme = file.Reference.Split(':', 2)[0];
        if (FileFormat.Of(file) is not { } format || sources.FirstOrDefault(source => source.Scheme == scheme) is not { } source)
            return null;
        await slots.WaitAsync(cancellationToken);
        try
        {
            if (await source.Open(file.Reference, cancellationToken) is not { } content)
                return null;
            if (!format.IsConverted)
                return (content, format.ContentType);
            return VoiceConversion.ToWave(content.Span) is { } wave ? (wave, format.ContentType) : null;
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();
}
