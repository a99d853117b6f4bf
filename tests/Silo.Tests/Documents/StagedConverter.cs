using System.Text;
using MirtAi.Silo.Documents;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>A converter whose result the test decides; by default the text itself.</summary>
internal sealed class StagedConverter : IDocumentConverter
{
    public ConvertedDocument? Result { get; init; }

    public bool Hangs { get; init; }

    public Action? OnCall { get; init; }

    public async Task<ConvertedDocument> Convert(string format, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        OnCall?.Invoke();
        if (Hangs)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return Result ?? new ConvertedDocument(Encoding.UTF8.GetString(content.Span), null);
    }
}
