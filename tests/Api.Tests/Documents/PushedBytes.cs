using System.Net;

namespace MirtAi.Api.Tests.Documents;

/// <summary>So many bytes, made as they are sent.</summary>
internal sealed class PushedBytes(long length, bool tellsLength) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var piece = new byte[1 << 16];
        Array.Fill(piece, (byte)'a');
        for (var left = length; left > 0; left -= piece.Length)
            await stream.WriteAsync(piece.AsMemory(0, (int)Math.Min(left, piece.Length)), TestContext.Current.CancellationToken);
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return tellsLength;
    }
}
